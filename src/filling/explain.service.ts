import type { Cell, Element } from '../core/catalogue/model.ts';
import type { Expression } from '../core/expression/model.ts';
import { elementReferences } from '../core/expression/model.ts';
import type { Read } from '../core/fill/evaluation.ts';
import { explainInChinese, explainInEnglish } from '../core/fill/explain-text.ts';
import { FactSet, type Facts } from '../core/fill/facts.ts';
import { cellAddress, parseAddress, TOTAL_ROW } from '../core/fill/filled-form.ts';
import { Gap, type Outcome } from '../core/fill/outcome.ts';
import { itemKey, itemLabel, itemPath, type Slice, sliceLabel } from '../core/one-table/item.ts';
import { sliceOf } from '../core/one-table/needs.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import { type Exact, formatForPeople } from '../core/value.ts';
import type { Sql } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import { readRevisions, type TableRow } from '../submission/one-table.store.ts';
import type { Engine, Engines } from './engines.ts';
import type { ExplainedFact, ExplainedOperand, Explanation, StoredForm } from './filling.model.ts';
import { noCell } from './locate-cell.ts';
import type { StoredFormsService } from './stored-forms.service.ts';

/** The verb *explain*: from a printed number back to the facts that were typed. */
export class ExplainService {
  constructor(
    private readonly sql: Sql,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly forms: Pick<StoredFormsService, 'read'>,
  ) {}

  /** Reads what was stored: the cell as filled, the catalogue version and the table revisions it was filled from. */
  async explain(unit: Unit, period: Period, address: string): Promise<Explanation> {
    const parts = parseAddress(address);
    const [stored] = parts
      ? await this.forms.read([{ code: parts.form, unit: unit.id, period: period.id }])
      : [];
    if (!parts || !stored) throw noCell(address);
    const { form: filed, filled } = stored;
    const engine = this.engines.version(stored.catalogue);
    const row = filed.rows ? (parts.row ?? TOTAL_ROW) : undefined;
    const printed = filled.cells.find((each) => each.cell.field === parts.field && each.row === row);
    if (!printed || (parts.row !== undefined && row === undefined)) throw noCell(address);
    const keys = stored.facts.map(([factUnit, factPeriod, revision]) => ({
      unit: factUnit,
      period: factPeriod,
      revision,
    }));
    const tables = await readRevisions(this.sql, this.units.homeCounty(unit.id), keys);
    const facts = engine.units.reading(new FactSet(tables));
    const isTotal = row === TOTAL_ROW;
    const at = row === undefined || isTotal ? unit : this.units.tree.get(row, period.end);
    const traced = engine.fill.trace(filed, printed.cell, at, isTotal, period, facts);
    const explanation = {
      form: filed,
      unit,
      period,
      address: cellAddress(filed, printed.cell, row),
      cell: printed,
      catalogue: stored.catalogue,
      ...formulaOf(printed.cell, engine),
      operands: this.#operands(engine, printed.cell, at, period, facts),
      facts: explainReads(traced?.reads ?? []),
    };
    return { ...explanation, text: explainInChinese(explanation), textEn: explainInEnglish(explanation) };
  }

  /** The facts beneath every cell of stored forms, by address: one statement, however many forms and cells. */
  async factsOf(forms: readonly StoredForm[]): Promise<ReadonlyMap<string, readonly ExplainedFact[]>[]> {
    const byCounty = Map.groupBy(forms, ({ unit }) => this.units.homeCounty(unit.id));
    const found = new Map<StoredForm, ReadonlyMap<string, readonly ExplainedFact[]>>();
    for (const [county, ofCounty] of byCounty) {
      const keys = ofCounty.flatMap((stored) =>
        stored.facts.map(([unit, period, revision]) => ({ unit, period, revision })),
      );
      const distinct = new Map(keys.map((key) => [`${key.unit} ${key.period} ${key.revision}`, key]));
      const tables = await readRevisions(this.sql, county, [...distinct.values()]);
      const byKey = new Map(
        tables.map((table) => [`${table.unit} ${table.period} ${table.revision}`, table]),
      );
      for (const stored of ofCounty) {
        const seen = stored.facts.flatMap(
          ([unit, period, revision]) => byKey.get(`${unit} ${period} ${revision}`) ?? [],
        );
        found.set(stored, this.#factsByCell(stored, new FactSet(seen)));
      }
    }
    return forms.map((stored) => found.get(stored) ?? new Map());
  }

  #factsByCell({ form, unit, period, catalogue, filled }: StoredForm, seen: FactSet) {
    const { fill, units } = this.engines.version(catalogue);
    const facts = units.reading(seen);
    return new Map(
      filled.cells.map(({ cell, row }) => {
        const isTotal = row === TOTAL_ROW;
        const at = row === undefined || isTotal ? unit : this.units.tree.get(row, period.end);
        const traced = fill.trace(form, cell, at, isTotal, period, facts);
        return [cellAddress(form, cell, row), explainReads(traced?.reads ?? [])];
      }),
    );
  }

  /** The elements in the formula — of the cell, or of the derived element it copies — each with its own value. */
  #operands(engine: Engine, cell: Cell, at: Unit, period: Period, facts: Facts): ExplainedOperand[] {
    const found = formulaTree(cell, engine);
    if (!found) return [];
    return elementReferences(found.expression).flatMap((reference): ExplainedOperand[] => {
      const element = engine.version.catalogue.elements.get(reference.name);
      if (!element) return [];
      const reads: Read[] = [];
      const slice = sliceOf(element, reference, found.outer);
      const outcome = engine.fill.evaluate(
        reference,
        at,
        period,
        facts,
        (read) => reads.push(read),
        found.outer,
      );
      return [
        {
          element: element.name,
          label: sliceLabel(element, slice),
          ...(element.en === undefined ? {} : { en: element.en }),
          definition: element.definition,
          ...(element.scope === undefined ? {} : { scope: element.scope }),
          ...shown(element, outcome),
          facts: explainReads(reads),
        },
      ];
    });
  }
}

/** The formula that computes a cell: its own, or that of the derived element it takes. */
function formulaTree(
  cell: Cell,
  engine: Engine,
): { expression: Expression; outer: Readonly<Record<string, string>>; element?: Element } | undefined {
  if (cell.source.kind === 'own')
    return { expression: { op: 'element', name: cell.source.element.name, slice: {} }, outer: {} };
  if (cell.source.kind !== 'from') return undefined;
  let { expression } = cell.source;
  while (expression.op === 'scale' || expression.op === 'translate') expression = expression.of;
  if (expression.op !== 'element' || expression.period) return { expression, outer: {} };
  const element = engine.version.catalogue.elements.get(expression.name);
  if (!element?.derivation) return { expression, outer: {} };
  return { expression: element.derivation, outer: expression.slice, element };
}

/** The formula as the dictionary writes it. */
function formulaOf(cell: Cell, engine: Engine): { formula?: string } {
  if (cell.source.kind !== 'from') return {};
  const formula = cell.source.formula ?? formulaTree(cell, engine)?.element?.formula;
  return formula === undefined ? {} : { formula };
}

function explainReads(reads: readonly Read[]): ExplainedFact[] {
  const seen = new Map<string, ExplainedFact>();
  for (const { element, item, unit, period, table, outcome } of reads) {
    const key = `${unit.id} ${period.id} ${item}`;
    if (seen.has(key)) continue;
    const { slice, previous } = sliceUnder(element, item);
    const row = table as Partial<TableRow> | undefined;
    seen.set(key, {
      element: element.name,
      path: itemPath({ element, slice, previous }),
      label: itemLabel({ element, slice, previous }),
      unit,
      period,
      ...shown(element, outcome),
      ...(row?.revision === undefined ? {} : { revision: row.revision }),
      ...(row?.submittedAt === undefined ? {} : { submittedAt: row.submittedAt }),
      ...(row?.submittedBy === undefined ? {} : { submittedBy: row.submittedBy }),
      ...(outcome instanceof Gap ? {} : { source: table?.sources?.[item] ?? ('typed' as const) }),
    });
  }
  return [...seen.values()];
}

/** The slice that an item key names. */
function sliceUnder(element: Element, key: string): { slice: Slice; previous: boolean } {
  const previous = key.endsWith('@PREVIOUS');
  const bare = previous ? key.slice(0, -'@PREVIOUS'.length) : key;
  const codes = bare.slice(itemKey(element, []).length + 1).split('.');
  return {
    slice: element.args.map((_, i) => (codes[i] && codes[i] !== '*' ? codes[i] : undefined)),
    previous,
  };
}

function shown(element: Element, outcome: Outcome): { value?: string; gap?: string } {
  if (outcome instanceof Gap) return { gap: outcome.reason };
  if (element.type !== 'NUMBER') return { value: String(outcome) };
  return {
    value: `${formatForPeople(outcome as Exact, element.decimals)}${element.unit ? ` ${element.unit.symbol}` : ''}`,
  };
}
