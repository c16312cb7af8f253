import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { chooseLanguage } from '../../src/cli/io.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { runCommand } from '../support/command-line.ts';

// What needs no database: help, wrong command lines, files that are none, and a database that is not there.

const NO_DATABASE = 'postgresql://nobody:secret-word@127.0.0.1:1/none';

async function onetable(line: string, env: Record<string, string> = {}, stdin: string | Buffer = '') {
  const { code, out, err } = await runCommand(line.split(' ').filter(Boolean), {
    ...{ env: { DATABASE_URL: NO_DATABASE, ...env }, columns: 100, stdin },
  });
  return { code, out, err };
}

describe('a wrong command line', () => {
  it.each([
    ['fil', '没有命令 fil；是不是 fill？'],
    ['catalogue chek', '没有命令 chek；是不是 catalogue check？'],
    ['publish', '没有命令 publish；是不是 catalogue publish？'],
    ['fill', '缺少参数 unit；用 --help 查看写法'],
    ['fill a b c', '参数多了；用 --help 查看写法'],
    ['fill a b --with-subunit', '没有选项 --with-subunit；是不是 --with-subunits？'],
    ['fill a b --form', '选项 --form <code> 后面要有值；用 --help 查看写法'],
    ['rate --by forms', '--by <what> 的值不对；可以是 form、department、unit、period'],
    ['fill a b --lang fr', '--lang 只能是 zh 或 en'],
  ])('%s', async (line, said) => {
    expect(await onetable(line)).toEqual({ code: EXIT.usage, out: '', err: `onetable: ${said}\n` });
  });

  it('is said in English too, and as JSON to programs', async () => {
    expect((await onetable('fil --lang en')).err).toBe('onetable: unknown command fil; did you mean fill?\n');
    const { out, err } = await onetable('fil --json');
    expect(err).toBe('');
    expect(JSON.parse(out).error).toMatchObject({
      code: 'USAGE',
      messageEn: 'unknown command fil; did you mean fill?',
    });
  });
});

describe('a submission file', () => {
  const submit = (text: string | Buffer) => onetable('submit - --lang en', {}, text);

  it('says at once everything that is wrong with its shape', async () => {
    const table = { unit: 'a', perid: '2026', values: [], gaps: [{ path: 'x', reason: 'UNKNOWN' }] };
    const { code, err } = await submit(JSON.stringify({ idempotencyKey: 3, tables: [table], confirmed: 1 }));
    expect(code).toBe(EXIT.usage);
    expect(err.split('\n').slice(1, -1)).toEqual([
      '  idempotencyKey wants a text in quotes',
      '  tables[0].period is missing',
      '  unknown field tables[0].perid; did you mean period?',
      '  tables[0].values wants an object {…}',
      '  tables[0].gaps[0].reason wants NOT_APPLICABLE or NOT_KNOWN',
      '  unknown field confirmed; did you mean confirm?',
    ]);
  });

  it('shows the place where it is no JSON', async () => {
    const { err } = await submit('{\n  "idempotencyKey": "柳塘" "tables": []\n}');
    expect(err).toBe(
      'onetable: -:2:26 is no JSON: a comma or } is missing\n  "idempotencyKey": "柳塘" "tables": []\n                           ^\n',
    );
  });

  it('names the line that is not UTF-8, and what it looks like', async () => {
    const gb18030 = Buffer.from([0xc1, 0xf8, 0xcc, 0xc1]); // 柳塘
    const text = Buffer.concat([Buffer.from('{\n  "unit": "'), gb18030, Buffer.from('"\n}')]);
    expect((await submit(text)).err).toMatch(/line 2 of - is not UTF-8, it looks like GB18030/);
    expect((await submit(Buffer.from('\ufeff{}', 'utf16le'))).err).toMatch(/it looks like UTF-16/);
  });

  it('may begin with a byte order mark', async () => {
    const { err } = await submit('\ufeff{}');
    expect(err).toContain('idempotencyKey is missing');
  });
});

describe('without a database', () => {
  it('every command that needs one ends with 3 and tells no password', async () => {
    for (const line of ['fill liutang 2026-Q3', 'period list', 'doctor', 'rate --json']) {
      const { code, out, err } = await onetable(line);
      expect(code, line).toBe(EXIT.unreachable);
      expect(out + err).toContain('127.0.0.1:1');
      expect(out + err).not.toContain('secret-word');
    }
  }, 60_000);

  it('the dictionary is checked all the same', async () => {
    const { code, out } = await onetable('catalogue check');
    expect(code).toBe(EXIT.ok);
    expect(out).toMatch(/^✓ \d+ 个数据元，\d+ 个部门的 \d+ 张报表，[\d,]+ 个单元格\n/m);
  });
});

describe('the language', () => {
  it.each([
    [[], {}, 'zh'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'en_US.UTF-8', ONETABLE_LANG: 'zh' }, 'zh'],
    [['--lang', 'zh'], { ONETABLE_LANG: 'en' }, 'zh'],
    [['--lang=en'], {}, 'en'],
    [['--lang', 'fr'], {}, undefined],
    [['--lang'], {}, undefined],
  ])('of %j with %j is %s', (argv, env, language) => {
    expect(chooseLanguage(argv, env)).toBe(language);
  });

  it('of the help follows, and the exit codes stand in it', async () => {
    expect((await onetable('--help')).out).toContain('退出码：0 成功');
    expect((await onetable('--help --lang en')).out).toContain('Exit codes: 0 done');
    expect((await onetable('fill --help')).code).toBe(EXIT.ok);
  });
});

describe('as a process', () => {
  const command = join(PROJECT_ROOT, 'src/cli/onetable.mjs');
  const spawned = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: NO_DATABASE, ONETABLE_LANG: 'en' };
      execFile(process.execPath, [command, ...args], { env, cwd: '/' }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  it('hands its exit code to the shell, from any folder', async () => {
    expect(await spawned('catalogue', 'check')).toMatchObject({ code: EXIT.ok, stderr: '' });
    expect(await spawned('fil')).toMatchObject({ code: EXIT.usage, stdout: '' });
    const { code, stdout } = await spawned('period', 'list', '--json');
    expect(code).toBe(EXIT.unreachable);
    expect(JSON.parse(stdout).error.code).toBe('DATABASE_UNREACHABLE');
  }, 60_000);
});
