import type { Catalogue, Cell, Form } from '../model.ts';
import type { HealthReport } from './report.ts';

/** What printed forms call a total. */
const TOTAL = /总数|总量|总额|总计|合计|共计|小计|总人数|总户数|总面积|总人口/;
/** Fewer cells beside it may be anything. */
const FEWEST_PARTS = 2;

/**
 * A form's own questions of which one is called a total, with others of its unit of measure beside it: asked side by side,
 * they may disagree. One element with a code list asks only the parts. Advice, for a label proves nothing.
 */
export function findTotalsAmongQuestions(catalogue: Catalogue, report: HealthReport): void {
  for (const form of catalogue.forms.values()) {
    for (const group of Map.groupBy(numbersAsked(form), groupOf).values()) {
      const totals = group.filter(({ label }) => TOTAL.test(label));
      const parts = group.length - totals.length;
      const [total, another] = totals;
      if (!total || another || parts < FEWEST_PARTS) continue;
      report.advice('TOTAL_ASKED', total.place, total.field, {
        message: `${form.code}.${total.field}（${total.label}）像是合计，同一栏还有 ${parts} 个同单位的本表问题。若是它的分项，请定义一个带分组的数据元，只问分项，合计自动得出`,
        messageEn: `${form.code}.${total.field} (${total.label}) looks like a total, with ${parts} questions of the same unit beside it; if these are its parts, define one element with a code list: only the parts are asked then`,
      });
    }
  }
}

const numbersAsked = (form: Form): Cell[] =>
  form.cells.filter(({ source }) => source.kind === 'own' && source.element.type === 'NUMBER');

const groupOf = ({ section = '', unit }: Cell): string => `${section}\n${unit?.symbol ?? ''}`;
