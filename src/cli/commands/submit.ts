import { applicable, type CellCounts } from '../../core/fill/rate.ts';
import type { Period } from '../../core/period.ts';
import type { SubmitResult } from '../../filling/filling.model.ts';
import type { CountedForm } from '../../filling/rates-of-union.ts';
import type { HubApi } from '../../hub-api.ts';
import type { Submission, SubmitInput, UserFinding } from '../../submission/submission.model.ts';
import { EXIT, type Exit } from '../exit.ts';
import { findingLines } from '../findings.ts';
import { formsTable, unitsWord } from '../forms-table.ts';
import { gapLines, gapsOf } from '../gaps.ts';
import type { Cli } from '../io.ts';
import { count, time } from '../numbers.ts';
import { withHub } from '../session.ts';
import { readSubmission } from '../submission-file.ts';

export interface SubmitOptions {
  readonly dryRun?: boolean;
  readonly confirm?: readonly string[];
  readonly confirmAll?: boolean;
}

/** `submit FILE`: hands in every table of the file, or none, and says what that filled. */
export async function submit(cli: Cli, file: string, options: SubmitOptions): Promise<Exit> {
  const read = await readSubmission(cli.io, file);
  const input: SubmitInput = {
    ...read,
    confirm: [...(read.confirm ?? []), ...(options.confirm ?? [])],
    dryRun: options.dryRun === true || read.dryRun === true,
  };
  return withHub(cli, async ({ api }) => {
    const first = await api.submit(input);
    const tokens = options.confirmAll ? confirmable(first.userErrors) : [];
    const result =
      tokens.length > 0
        ? await api.submit({ ...input, confirm: [...(input.confirm ?? []), ...tokens] })
        : first;
    const confirmed = tokens.length > 0 ? first.userErrors.filter(({ confirm }) => confirm) : [];
    if (cli.json) {
      cli.printJson({ ...result, confirmed, gaps: gapsOf(await storedForms(api, result)) });
    } else if (result.submissions.length === 0) {
      tellRefused(cli, result.userErrors, file);
    } else {
      await tellDone(cli, api, result, confirmed);
    }
    return result.submissions.length > 0 ? EXIT.ok : EXIT.refused;
  });
}

/** The tokens of all warnings, if nothing but warnings stands in the way. */
function confirmable(findings: readonly UserFinding[]): string[] {
  if (findings.some(({ severity, confirm }) => severity === 'ERROR' || (severity === 'WARNING' && !confirm)))
    return [];
  return findings.flatMap(({ confirm }) => confirm ?? []);
}

function tellRefused(cli: Cli, findings: readonly UserFinding[], file: string): void {
  const { say, paint } = cli;
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  const warnings = findings.filter(({ severity }) => severity === 'WARNING').length;
  cli.print(...findingLines(cli, findings), '');
  const figures = say(
    `${count(errors)} 个错误，${count(warnings)} 个警告`,
    `${count(errors)} errors, ${count(warnings)} warnings`,
  );
  cli.print(paint.bold(say(`没有存储：${figures}。`, `Nothing is stored: ${figures}.`)));
  if (errors > 0) cli.print(say('错误要先改正。', 'Correct the errors first.'));
  const tokens = findings.flatMap(({ confirm }) => (confirm ? [confirm] : []));
  if (tokens.length === 0) return;
  cli.print(
    say(
      '警告核实无误后逐条确认，或用 --confirm-all 全部确认：',
      'Warnings: check the values, then stand by each, or by all with --confirm-all:',
    ),
  );
  const last = tokens.map((token) => ` \\\n    --confirm '${token}'`).join('');
  cli.print(`  npx onetable submit ${file}${last}`);
}

async function tellDone(
  cli: Cli,
  api: HubApi,
  result: SubmitResult,
  confirmed: readonly UserFinding[],
): Promise<void> {
  const { say, paint } = cli;
  if (confirmed.length > 0)
    cli.print(
      ...findingLines(cli, confirmed),
      say(`已确认 ${confirmed.length} 个警告`, `${confirmed.length} warnings confirmed`),
      '',
    );
  for (const [period, ofPeriod] of Map.groupBy(result.submissions, (each) => each.period)) {
    cli.print(paint.green(handedIn(cli, api, period, ofPeriod, result.dryRun)));
  }
  const forms = countedForms(api, result);
  const cells = forms.reduce((sum, { counts }: { counts: CellCounts }) => sum + applicable(counts), 0);
  const filled = say(
    `填好 ${count(forms.length)} 张报表，${count(cells)} 个单元格：`,
    `${count(forms.length)} forms filled, ${count(cells)} cells:`,
  );
  cli.print(`  ${filled}`, '', formsTable(cli, api, forms), ...gapLines(cli, await storedForms(api, result)));
  cli.print(...findingLines(cli, result.userErrors));
}

function handedIn(
  cli: Cli,
  api: HubApi,
  period: string,
  submissions: readonly Submission[],
  dryRun: boolean,
): string {
  const units = submissions.map(({ unit }) => api.units().get(unit));
  const revisions = [...new Set(submissions.map(({ revision }) => revision))]
    .sort((a, b) => a - b)
    .join('、');
  const typed = submissions.reduce((sum, { entriesTyped }) => sum + entriesTyped, 0);
  const confirmed = submissions.reduce((sum, { entriesConfirmed }) => sum + entriesConfirmed, 0);
  const [first] = submissions as [Submission];
  const who = unitsWord(cli, units);
  return dryRun
    ? cli.say(
        `✓ 演练通过，没有存储：${who} ${period}，第 ${revisions} 版；新填 ${count(typed)} 项，与上期相同 ${count(confirmed)} 项`,
        `✓ A rehearsal, nothing is stored: ${who} for ${period}, revision ${revisions}; ${count(typed)} entries typed, ${count(confirmed)} as last time`,
      )
    : cli.say(
        `✓ ${time(first.submittedAt)} 已上报：${who} ${period}，第 ${revisions} 版；新填 ${count(typed)} 项，与上期相同 ${count(confirmed)} 项`,
        `✓ Handed in ${time(first.submittedAt)}: ${who} for ${period}, revision ${revisions}; ${count(typed)} entries typed, ${count(confirmed)} as last time`,
      );
}

function countedForms(api: HubApi, { forms }: SubmitResult): CountedForm[] {
  return forms.flatMap(({ form: code, unit, period: id, counts }) => {
    const period = api.period(id) as Period;
    const { catalogue } = api.engineFor(period.end);
    const version = api.catalogueVersions().find((each) => each.catalogue === catalogue);
    const form = catalogue.forms.get(code);
    if (!form || !version) return [];
    return [{ form, unit: api.units().get(unit, period.end), period, catalogue: version.number, counts }];
  });
}

/** What was stored, to name the gaps; nothing after a rehearsal. */
async function storedForms(api: HubApi, { forms, dryRun }: SubmitResult) {
  if (dryRun) return [];
  const stored = await api.filledFormsOf(
    forms.map(({ form, unit, period }) => ({ code: form, unit, period })),
  );
  return stored.filter((each) => each !== undefined);
}
