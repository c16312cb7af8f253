import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { jsonLines, longCsv } from '../support/bulk.ts';
import { useServer } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { useTestHub } from '../support/hub.ts';
import { TOUR_MONTH, tourTable } from '../support/tour.ts';

const made = useTestHub();
const server = useServer(() => ({ api: made.api }));
const folder = mkdtempSync(join(tmpdir(), 'onetable-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const onetable = (...args: string[]) => runCommand(args, { env: { DATABASE_URL: made.url } });

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('import', () => {
  test('says what it stored, and of each rejected row the line, the question and why', async () => {
    const good = longCsv(made.api, [tourTable('liutang-01')]);
    const path = file('tables.csv', `${good}liutang-02,${TOUR_MONTH},vitalEvents.deaths,many,,\r\n`);
    const rejects = join(folder, 'rejects.csv');
    const { code, out } = await onetable('import', path, '--rejects', rejects);
    const line = good.trim().split('\n').length + 1;
    expect(code).toBe(EXIT.refused);
    expect(out).toContain(
      `第 ${line} 行  ERROR  WRONG_TYPE  liutang-02 vitalEvents.deaths  死亡人数要填数字，填的是 “many”`,
    );
    expect(out).toMatch(
      /……还有 \d+ 条\n\n存入 1 张表，拒收 1 张（\d+\.\d 秒）\n {2}填好 9 张报表；新填 76 项/,
    );
    const rows = readFileSync(rejects, 'utf8').split('\r\n');
    expect(rows[0]).toBe('\ufeff行,单位,报告期,位置,级别,代码,说明,确认码');
    expect(rows[1]).toBe(
      `${line},liutang-02,${TOUR_MONTH},vitalEvents.deaths,ERROR,WRONG_TYPE,死亡人数要填数字，填的是 “many”,`,
    );
    expect(rows.length).toBeGreaterThan(50);

    const again = await onetable('import', path, '--lang', 'en');
    expect(again.out).toContain('0 tables stored, 1 rejected');
    expect(again.out).toContain('1 stored by this file before');
    const json = JSON.parse((await onetable('import', path, '--json')).out);
    expect(json).toMatchObject({
      tables: 2,
      stored: 0,
      earlier: 1,
      rejected: [{ unit: 'liutang-02', line }],
    });
  });

  test('a table that was handed in before, with another answer: how to correct it is said', async () => {
    const stored = longCsv(made.api, [tourTable('liutang-13')]);
    expect((await onetable('import', file('first.csv', stored))).code).toBe(EXIT.ok);
    const other = file(
      'other.csv',
      `unit,period,path,value\nliutang-13,${TOUR_MONTH},vitalEvents.deaths,7\n`,
    );
    const refused = await onetable('import', other);
    expect(refused.code).toBe(EXIT.refused);
    expect(refused.out).toContain('REVISION_CONFLICT');
    expect(refused.out).toContain('要作为更正导入请加 --update');
    const updated = await onetable('import', other, '--update', '--confirm-warnings', '户籍注销已核对');
    expect(updated.out).not.toContain('--update');
    expect([updated.code, updated.out]).toEqual([EXIT.ok, expect.stringContaining('存入 1 张表')]);
  });

  test('a sound file', async () => {
    const { code, out } = await onetable('import', file('more.jsonl', jsonLines([tourTable('liutang-03')])));
    expect(code).toBe(EXIT.ok);
    expect(out).toMatch(/^✓ 存入 1 张表，拒收 0 张（/);
  });

  test('a rehearsal', async () => {
    const { out } = await onetable(
      'import',
      file('dry.jsonl', jsonLines([tourTable('liutang-04')])),
      '--dry-run',
    );
    expect(out).toMatch(/^演练，没有存储：可存入 1 张表，拒收 0 张/);
  });

  test('a file that is none, is empty, or is not UTF-8', async () => {
    expect(await onetable('import', join(folder, 'none'))).toMatchObject({
      code: EXIT.usage,
      err: expect.stringContaining('没有这个文件'),
    });
    expect(await onetable('import', folder)).toMatchObject({
      code: EXIT.usage,
      err: expect.stringContaining('是文件夹'),
    });
    expect(await onetable('import', file('empty', '\n'))).toMatchObject({
      code: EXIT.usage,
      err: expect.stringContaining('是空的'),
    });
    const gbk = Buffer.concat([
      Buffer.from('unit,period,path,value\na,2026,x.y,1\n'),
      Buffer.from([0xc1, 0xf8, 0x0a]),
    ]);
    expect(await onetable('import', file('gbk.csv', gbk))).toMatchObject({
      code: EXIT.usage,
      err: expect.stringContaining('第 3 行不是 UTF-8'),
    });
  });
});

test('the mutation takes typed answers, and rejects table by table', async () => {
  const typed = (unit: string) => {
    const { baseRevision: _base, ...table } = tourTable(unit);
    return table;
  };
  const mutation = `mutation Import($input: OneTableImportInput!) {
    oneTableImport(input: $input) {
      tables stored unchanged earlier forms withheld userErrors { code }
      rejected { unit period line findings { code path message(lang: EN) } }
    } }`;
  const wrong = {
    unit: 'liutang-06',
    period: TOUR_MONTH,
    answers: [{ path: 'vitalEvents.deaths', value: -1 }],
  };
  const input = { tables: [typed('liutang-05'), wrong] };
  type Payload = { oneTableImport: { rejected: { findings: { code: string; path: string }[] }[] } };
  const first = await server.client.ask<Payload, object>(mutation, { input });
  expect(first).toMatchObject({
    data: {
      oneTableImport: {
        tables: 2,
        stored: 1,
        forms: 9,
        userErrors: [],
        rejected: [{ unit: 'liutang-06', line: 2 }],
      },
    },
  });
  expect(first.data?.oneTableImport.rejected[0]?.findings).toContainEqual(
    expect.objectContaining({ code: 'BELOW_MINIMUM', path: 'vitalEvents.deaths' }),
  );
  const again = await server.client.ask(mutation, { input });
  expect(again).toMatchObject({ data: { oneTableImport: { stored: 0, earlier: 1 } } });
  const refused = await server.client.ask(mutation, { input: { ...input, confirm: '' } });
  expect(refused).toMatchObject({
    data: { oneTableImport: { tables: 0, userErrors: [{ code: 'REASON' }] } },
  });
});
