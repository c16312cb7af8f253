import {
  AGE_GROUPS,
  CALENDARS,
  type Cell,
  CODES,
  type Element,
  type Form,
  type Formula,
  HOUSING,
  idOf,
  MEASURES,
  type Model,
  WALLS,
} from './model.ts';

/** The model as a department would write it. */
export function printModel(model: Model): string {
  const units = Object.entries(MEASURES).map(
    ([symbol, { dimension, factor }]) =>
      `@unit(symbol: "${symbol}", dimension: "${dimension}", factor: "${factor}")`,
  );
  const calendars = Object.entries(CALENDARS).map(
    ([name, { said }]) => `@calendar(name: "${name}", label: "${name}", ${said})`,
  );
  const lists = Object.entries(CODES).map(([name, codes]) => printList(capital(name), codes));
  return [
    `extend schema @department(code: "d", label: "部门") ${units.join(' ')} ${calendars.join(' ')}`,
    ...lists,
    printList('Housing', HOUSING),
    printGroups('AgeGroup', 'Age', AGE_GROUPS),
    printGroups('Walls', 'Housing', WALLS),
    `type Topic @topic(label: "主题") {\n${model.elements.map(printElement).join('\n')}\n}`,
    ...model.forms.map(printForm),
  ].join('\n');
}

const printList = (name: string, codes: readonly string[]): string =>
  `enum ${name} @codeList(label: "${name}") { ${codes.map((code) => `"${code}" ${code}`).join(' ')} }`;

/** A list whose codes take in those of another. */
const printGroups = (
  name: string,
  of: string,
  groups: Readonly<Record<string, readonly string[]>>,
): string => {
  const codes = Object.entries(groups).map(
    ([code, taken]) => `"${code}" ${code} @comprises(list: "${of}", codes: [${taken.join(', ')}])`,
  );
  return `enum ${name} @codeList(label: "${name}") { ${codes.join(' ')} }`;
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function printElement(element: Element): string {
  const {
    name,
    args,
    type,
    decimals,
    unit,
    kind,
    every,
    calendar,
    at,
    kinds,
    weight,
    partial,
    cumulative,
    from,
    verify,
  } = element;
  const formula = from ?? verify;
  const declared = args.length > 0 ? `(${args.map((arg) => `${arg}: ${capital(arg)}`).join(', ')})` : '';
  const said = [
    `label: "${name}"`,
    unit && `unit: "${unit}"`,
    decimals !== undefined && `decimals: ${decimals}`,
    `kind: ${kind}, every: ${every}, at: ${at}, steward: "d"`,
    calendar && `calendar: "${calendar}"`,
    kinds && `kinds: [${kinds.join(', ')}]`,
    weight && `weight: "${weight}"`,
    partial && 'breakdown: PARTIAL',
    cumulative && 'reportedAs: CUMULATIVE_YEAR',
    verify && 'verify: true',
  ];
  return `  "定义" ${name}${declared}: ${type} @element(${said.filter(Boolean).join(', ')})${formula ? printFrom(formula) : ''}`;
}

function printForm(form: Form): string {
  const { code, every, calendar, level, kinds, rows, expires } = form;
  const said = [
    `code: "${code}", label: "${code}", department: "d", every: ${every}, level: ${level}`,
    calendar && `calendar: "${calendar}"`,
    kinds && `kinds: [${kinds.join(', ')}]`,
    rows && `rows: ${rows}`,
    expires && `expires: "${expires}"`,
  ];
  return `type Form${code} @form(${said.filter(Boolean).join(', ')}) {\n${form.cells.map(printCell).join('\n')}\n}`;
}

function printCell({ field, type, required, unit, decimals, own, from }: Cell): string {
  const said = [
    `label: "${field}"`,
    unit && `unit: "${unit}"`,
    decimals !== undefined && `decimals: ${decimals}`,
    own && `kind: ${own}`,
  ];
  return `  ${field}: ${type}${required ? '!' : ''} @cell(${said.filter(Boolean).join(', ')})${from ? printFrom(from) : ''}`;
}

function printFrom(formula: Formula): string {
  // A plain reference is written the long way, so that both ways are compiled.
  if (formula.is !== 'reference') return ` @from(expr: "${printFormula(formula).replaceAll('"', '\\"')}")`;
  const { name, slice, period, orAsk } = formula;
  const entries = Object.entries(slice).map(([argument, code]) => `${argument}: ${code}`);
  const said = [
    `element: "${name}"`,
    entries.length > 0 && `slice: {${entries.join(', ')}}`,
    period && `period: ${typeof period === 'string' ? period : `"${idOf(period)}"`}`,
    orAsk && 'orAsk: true',
  ];
  return ` @from(${said.filter(Boolean).join(', ')})`;
}

export function printFormula(formula: Formula): string {
  switch (formula.is) {
    case 'number':
      return formula.text;
    case 'reference': {
      const entries = Object.entries(formula.slice).map(([argument, code]) => `${argument}: ${code}`);
      const { period } = formula;
      const at = period === undefined ? '' : `@${typeof period === 'string' ? period : `"${idOf(period)}"`}`;
      return `${formula.name}${entries.length > 0 ? `[${entries.join(', ')}]` : ''}${at}`;
    }
    case 'binary':
      return `(${printFormula(formula.left)} ${formula.operator} ${printFormula(formula.right)})`;
    case 'negate':
      return `-(${printFormula(formula.of)})`;
    case 'abs':
      return `abs(${printFormula(formula.of)})`;
    case 'round':
      return `round(${printFormula(formula.of)}, ${formula.decimals})`;
    case 'if':
      return `if(${[formula.when, formula.so, formula.otherwise].map(printFormula).join(', ')})`;
    case 'over':
      return `${formula.how}(${formula.sub.set}(${formula.sub.of}).${printFormula(formula.of)})`;
    case 'count': {
      const set = `${formula.sub.set}(${formula.sub.of})`;
      return formula.condition ? `count(${set}, ${printFormula(formula.condition)})` : `count(${set})`;
    }
    default:
      return `${formula.is}(${formula.args.map(printFormula).join(', ')})`;
  }
}
