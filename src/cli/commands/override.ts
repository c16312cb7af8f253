import type { PrintedValue } from '../../core/fill/filled-form.ts';
import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import { findingLines } from '../findings.ts';
import type { Cli } from '../io.ts';
import { addressNamed, periodNamed, unitNamed } from '../naming.ts';
import { withHub } from '../session.ts';

/** `override UNIT PERIOD ADDRESS VALUE`: a person's value over the filled one; `--withdraw` takes it away again. */
export function override(
  cli: Cli,
  unitName: string,
  periodName: string,
  cell: string,
  written: string | undefined,
  { reason, withdraw = false }: { readonly reason: string; readonly withdraw?: boolean },
): Promise<Exit> {
  if ((written === undefined) !== withdraw) {
    throw wrongUsage('写出新值，或者写 --withdraw，二者取一', 'give either a value or --withdraw');
  }
  return withHub(cli, async ({ api }) => {
    const unit = unitNamed(api.units(), unitName);
    const period = periodNamed(api, periodName);
    const address = addressNamed(api.engineFor(period.end).catalogue, cell);
    const value = written === undefined ? null : valueWritten(written);
    const { userErrors } = await api.overrideCell({
      ...{ unit: unit.id, period: period.id, address, value, reason },
    });
    const { cell: now } = await api.explain(unit.id, period.id, address);
    if (cli.json) {
      cli.printJson({
        unit: unit.id,
        period: period.id,
        address,
        state: now.state,
        value: now.value,
        userErrors,
      });
    } else if (userErrors.length > 0) cli.print(...findingLines(cli, userErrors));
    else {
      const { text, textEn } = await api.explain(unit.id, period.id, address);
      cli.print(`✓ ${cli.say(text, textEn)}`);
    }
    return userErrors.length > 0 ? EXIT.refused : EXIT.ok;
  });
}

/** 是 and 否 are the values of a yes/no; all else is read by the cell. */
function valueWritten(text: string): PrintedValue {
  if (text === 'true' || text === '是') return true;
  if (text === 'false' || text === '否') return false;
  return text;
}
