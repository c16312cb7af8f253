import type { CatalogueVersion } from '../../catalogue/catalogue.model.ts';
import type { CodeList, Element } from '../../core/catalogue/model.ts';
import { leavesOf } from '../../core/one-table/item.ts';
import type { Unit, UnitTree } from '../../core/unit-tree.ts';
import { breakdownsOf, distinct, unitOfMeasure } from './figures.ts';
import {
  AGENCY,
  ATTRIBUTES,
  breakdownId,
  CONCEPTS,
  type Component,
  DATA_STRUCTURE,
  DIMENSIONS,
  elementId,
  FREQUENCIES,
  MEASURE,
  metaOf,
  names,
  SCHEMAS,
  STATUS,
  TIME,
  TOTAL,
  urnOf,
  versionOf,
} from './sdmx.ts';

interface Code {
  readonly id: string;
  readonly zh: string;
  readonly en?: string | undefined;
  readonly parent?: string | undefined;
  readonly definition?: string | undefined;
  readonly annotations?: readonly object[];
}

/** The element catalogue as an SDMX-JSON structure message: code lists, concepts, data structure, dataflow. */
export function sdmxStructure(
  { number, catalogue }: CatalogueVersion,
  units: UnitTree,
  prepared: Date,
): string {
  const version = versionOf(number);
  const elements = [...catalogue.elements.values()].filter(({ type }) => type === 'NUMBER');
  const maintained = (id: string, zh: string, en: string) => ({
    ...{ id, version, agencyID: AGENCY, name: zh, names: names(zh, en), isExternalReference: false },
  });
  const codelist = (id: string, zh: string, en: string, codes: readonly Code[]) => ({
    ...maintained(id, zh, en),
    isPartial: false,
    codes: codes.map(codeJson),
  });
  const frequencies = Object.values(FREQUENCIES).map(([id, zh, en]): Code => ({ id, zh, en }));
  const statuses = Object.entries(STATUS).map(([id, [zh, en]]): Code => ({ id, zh, en }));
  return JSON.stringify({
    meta: metaOf(`structure-${number}`, prepared, SCHEMAS.structure),
    data: {
      codelists: [
        codelist('CL_FREQ', '频率', 'Frequency', frequencies),
        codelist('CL_ELEMENT', '数据元', 'Data elements', elements.map(elementCode)),
        codelist('CL_REPORTING_UNIT', '填报单位', 'Reporting units', [...units.all()].map(unitCode(units))),
        codelist('CL_BREAKDOWN', '分组', 'Breakdowns', breakdownCodes(elements)),
        codelist('CL_OBS_STATUS', '状态', 'Observation status', statuses),
        ...[...catalogue.codeLists.values()].map((list) =>
          codelist(`CL_${list.name}`, list.label, list.en ?? list.name, codesOf(list)),
        ),
      ],
      conceptSchemes: [
        {
          ...maintained(CONCEPTS, '概念', 'Concepts'),
          isPartial: false,
          concepts: [...DIMENSIONS, TIME, MEASURE, ...ATTRIBUTES].map(({ id, zh, en }) => ({
            ...{ id, name: zh, names: names(zh, en) },
          })),
        },
      ],
      dataStructures: [
        {
          ...maintained(DATA_STRUCTURE, '一表通汇总指标', 'Figures of the one table'),
          dataStructureComponents: componentsOf(version),
        },
      ],
      dataflows: [
        {
          ...maintained(DATA_STRUCTURE, '一表通汇总指标', 'Figures of the one table'),
          structure: urnOf('DataStructure', DATA_STRUCTURE, version),
        },
      ],
    },
  });
}

function componentsOf(version: string) {
  const component = ({ id, codelist, dataType }: Component) => ({
    id,
    conceptIdentity: urnOf('Concept', CONCEPTS, version, id),
    localRepresentation: codelist
      ? { enumeration: urnOf('Codelist', codelist, version) }
      : { format: { dataType } },
  });
  return {
    dimensionList: {
      id: 'DimensionDescriptor',
      dimensions: DIMENSIONS.map((dimension, position) => ({ ...component(dimension), position })),
      timeDimension: component(TIME),
    },
    attributeList: {
      id: 'AttributeDescriptor',
      attributes: ATTRIBUTES.map((attribute) => ({
        ...component(attribute),
        usage: attribute.id === 'OBS_STATUS' ? 'mandatory' : 'optional',
        attributeRelationship: { observation: {} },
      })),
    },
    measureList: {
      id: 'MeasureDescriptor',
      measures: [{ ...component(MEASURE), usage: 'optional' }],
    },
  };
}

function codeJson({ id, zh, en, parent, definition, annotations }: Code) {
  return {
    ...{ id, name: zh, names: names(zh, en) },
    ...(definition ? { description: definition, descriptions: names(definition) } : {}),
    ...(parent === undefined ? {} : { parent }),
    ...(annotations ? { annotations } : {}),
  };
}

/** An element with what SDMX has no word for. */
function elementCode(element: Element): Code {
  const { label, en, definition, scope, kind, every, at, steward } = element;
  const said = { kind, every, at, steward, scope, unitOfMeasure: unitOfMeasure(element) };
  return {
    ...{ id: elementId(element), zh: label, en, definition },
    annotations: Object.entries(said).flatMap(([id, value]) => (value ? [{ id, type: id, value }] : [])),
  };
}

const unitCode =
  (units: UnitTree) =>
  ({ id, label, en, parent }: Unit): Code => ({
    ...{ id, zh: label, en },
    parent: parent && units.find(parent) ? parent : undefined,
  });

/** A code may have no other list's codes beside it: it is what SDMX calls it. */
const codesOf = ({ codes }: CodeList): Code[] => codes.map(({ name, label }) => ({ id: name, zh: label }));

/** Every slice of every element, and the total. */
function breakdownCodes(elements: readonly Element[]): Code[] {
  const slices = elements.flatMap((element) =>
    patternsOf(element).flatMap((toldApart) =>
      leavesOf(
        element,
        element.args.map(() => undefined),
        toldApart,
      ).map((slice) => ({ element, slice })),
    ),
  );
  const codes = distinct(slices, breakdownId);
  return [...codes].map(([id, slice]) => ({
    id,
    zh:
      id === TOTAL
        ? '合计'
        : breakdownsOf(slice)
            .map(({ label }) => label)
            .join('、'),
    ...(id === TOTAL ? { en: 'Total' } : {}),
  }));
}

/** Which breakdowns may be told apart together: any of them. */
function patternsOf({ args }: Element): boolean[][] {
  return args.reduce<boolean[][]>(
    (patterns) => patterns.flatMap((pattern) => [false, true].map((each) => [...pattern, each])),
    [[]],
  );
}
