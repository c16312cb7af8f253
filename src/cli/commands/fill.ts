import { EXIT, type Exit } from '../exit.ts';
import { formsJson, formsTable } from '../forms-table.ts';
import { gapLines, gapsOf } from '../gaps.ts';
import type { Cli } from '../io.ts';
import { departmentNamed, formNamed, periodNamed, unitNamed } from '../naming.ts';
import { freshen, withHub } from '../session.ts';
import { nameOf, periodName } from '../words.ts';

export interface FillOptions {
  readonly withSubunits?: boolean;
  readonly department?: string;
  readonly form?: string;
}

/** `fill UNIT PERIOD`: every form that is due, with its rates, and what is missing, with the reason. */
export function fill(cli: Cli, unitName: string, periodName_: string, options: FillOptions): Promise<Exit> {
  const { say } = cli;
  return withHub(cli, async (hub) => {
    const { api } = hub;
    const unit = unitNamed(api.units(), unitName);
    const period = periodNamed(api, periodName_);
    const { catalogue } = api.engineFor(period.end);
    const department = options.department && departmentNamed(catalogue, options.department).code;
    const form = options.form && formNamed(catalogue, options.form).code;
    const withSubunits = options.withSubunits === true;
    const units = withSubunits ? api.units().subtree(unit.id, period.end) : [unit];
    const wanted = (due: { code: string; department: { code: string } }): boolean =>
      (!department || due.department.code === department) && (!form || due.code === form);
    await freshen(cli, hub, hub.fills.targets(units, [period], wanted));
    const forms = await api.filledForms({ unit: unit.id, period: period.id, withSubunits, department, form });
    if (cli.json) {
      cli.printJson({
        unit: unit.id,
        period: period.id,
        withSubunits,
        ...formsJson(api, forms),
        gaps: gapsOf(forms),
      });
      return EXIT.ok;
    }
    if (forms.length === 0) {
      cli.print(
        say(
          `${unit.label} ${periodName(cli, period)}没有要报的表${withSubunits ? '' : '；它下面的单位可能有：加 --with-subunits'}`,
          `no form is due from ${nameOf(cli, unit)} for ${periodName(cli, period)}${withSubunits ? '' : '; units below it may owe some: add --with-subunits'}`,
        ),
      );
      return EXIT.ok;
    }
    cli.print(formsTable(cli, api, forms), ...gapLines(cli, forms));
    return EXIT.ok;
  });
}
