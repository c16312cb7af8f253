import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { createContext, type HubContext } from '../../src/api/context.ts';
import { buildStaticSchema } from '../../src/api/static-schema.ts';
import { addTypedLayer } from '../../src/api/typed-layer/typed-layer.ts';
import type { CatalogueVersion } from '../../src/catalogue/catalogue.model.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import type { Catalogue } from '../../src/core/catalogue/model.ts';
import { FactSet, type FactTable } from '../../src/core/fill/facts.ts';
import { FillEngine } from '../../src/core/fill/fill-form.ts';
import { countCells } from '../../src/core/fill/rate.ts';
import type { TableInput } from '../../src/core/one-table/input.ts';
import { parsePeriod } from '../../src/core/period.ts';
import { type Unit, UnitTree } from '../../src/core/unit-tree.ts';
import { ANYBODY } from '../../src/delivery/disclosure/rights.model.ts';
import type { PrintedForm, StoredForm } from '../../src/filling/filling.model.ts';
import { cut, unitsAfter } from '../../src/filling/form-page.ts';
import type { HubApi } from '../../src/hub-api.ts';

const HEAD = `extend schema @department(code: "d", label: "某局") @unit(symbol: "人", dimension: "people", factor: "1")`;

/** The catalogue of a few lines of dictionary; one department `d` and the unit 人 are there already. */
export function catalogueOf(sdl: string): Catalogue {
  const { catalogue, findings } = compileCatalogue([{ path: 'test.graphql', text: `${HEAD}\n${sdl}` }]);
  if (!catalogue)
    throw new Error(findings.map(({ message, excerpt }) => `${message}\n${excerpt}`).join('\n'));
  return catalogue;
}

/** One township, `t`, with the villages `t-1` and `t-2`. */
const UNITS: readonly Unit[] = ['t', 't-1', 't-2'].map((id) => ({
  id,
  label: id,
  level: id === 't' ? 'TOWNSHIP' : 'VILLAGE',
  kind: id === 't' ? 'TOWN' : 'VILLAGE_COMMITTEE',
  validFrom: '2000-01-01',
  reportsFrom: '2026-01-01',
  ...(id === 't' ? {} : { parent: 't' }),
}));

/** An API over the fill engine and tables in memory: enough to read forms and to see what a mutation was asked. */
export interface MemoryApi {
  readonly api: HubApi;
  readonly schema: GraphQLSchema;
  /** Tables as `submit` and `saveDraft` were given them. */
  readonly received: TableInput[];
  /** How often forms were fetched. */
  readonly fetches: () => number;
  readonly context: (more?: Partial<HubContext>) => HubContext;
  ask(source: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
}

export function memoryApi(catalogue: Catalogue, tables: readonly FactTable[] = []): MemoryApi {
  const units = new UnitTree(UNITS);
  const engine = new FillEngine(catalogue, units);
  const facts = new FactSet(tables);
  const received: TableInput[] = [];
  let fetches = 0;
  const read = (code: string, unit: string, periodId: string): StoredForm | undefined => {
    const [period, at] = [parsePeriod(periodId)!, units.find(unit)];
    const form = at && engine.questions.formsDue(at, period).find((due) => due.code === code);
    if (!form) return undefined;
    const filled = engine.fillForm(form, at, period, facts);
    const filledAt = new Date('2026-10-08T01:12:00Z');
    return {
      form,
      unit: at,
      period,
      catalogue: 1,
      values: filled.cells.map(({ value }) => value ?? null),
      rows: filled.rows,
      filled,
      counts: countCells(filled.cells),
      facts: [],
      filledAt,
      correctedCells: [],
    };
  };
  const version: CatalogueVersion = {
    ...{ number: 1, validFrom: '2000-01-01', hash: 'h', publishedAt: new Date(0), publishedBy: 'local' },
    ...{ sources: [], catalogue },
  };
  const api = {
    actor: 'local',
    units: () => units,
    currentCatalogue: () => version,
    catalogueVersions: () => [version],
    engineFor: () => engine,
    engineOf: () => engine,
    onCatalogueChange: () => () => {},
    filledFormsOf: async (keys) => {
      fetches++;
      return keys.map(({ code, unit, period }) => read(code, unit, period));
    },
    printedFormsOf: async (keys) => {
      fetches++;
      return keys.map(({ code, unit, period }) => printedOf(read(code, unit, period)));
    },
    printedForms: async (query, page) =>
      (await api.filledForms({ ...query, withSubunits: true }, page)).flatMap(
        (form) => printedOf(form) ?? [],
      ),
    filledForms: async ({ unit, period, form }, page) => {
      const rest = unitsAfter(units.subtree(unit, parsePeriod(period)!.end), page);
      const forms = rest.flatMap(({ id }) => read(form ?? '', id, period) ?? []);
      return [...cut(forms, (each) => each.unit, page)];
    },
    oneTables: async (unit, period) => {
      const [at, its] = [units.get(unit), parsePeriod(period)!];
      const values = facts.table(unit, period)?.values ?? {};
      const asked = engine.questions
        .questions(at, its)
        .map((question) => ({ question, answer: values[question.item.key] }));
      const counts = {
        formsDue: 0,
        cells: 0,
        asked: asked.length,
        prefilled: 0,
        forLongerPeriods: 0,
        avoided: 0,
      };
      return { tables: [{ unit: at, period: its, revision: 1, closed: false, asked }], counts };
    },
    submit: async (input) => {
      received.push(...input.tables);
      return { submissions: [], forms: [], userErrors: [], dryRun: false };
    },
    saveDraft: async (table) => {
      received.push(table);
      return { userErrors: [] };
    },
  } as Partial<HubApi> as HubApi;
  const schema = addTypedLayer(buildStaticSchema(), catalogue);
  const context: MemoryApi['context'] = (more) => ({
    ...createContext(api, {
      requestId: 'r',
      reportSurprise: () => {},
      lang: 'ZH',
      today: '2026-10-08',
      rights: ANYBODY,
    }),
    ...more,
  });
  return {
    ...{ api, schema, received, context },
    fetches: () => fetches,
    ask: (source, variableValues) =>
      graphql({ schema, source, variableValues, contextValue: context(), rootValue: {} }),
  };
}

/** Without what only those read who ask for it. */
const printedOf = (stored: StoredForm | undefined): PrintedForm | undefined => {
  if (!stored) return undefined;
  const { form, unit, period, catalogue, values, rows } = stored;
  return { form, unit, period, catalogue, values, rows };
};
