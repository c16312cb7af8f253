import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Department } from '../core/catalogue/model.ts';
import type { DictionarySource } from '../core/catalogue/sources.ts';
import type { AttributeChange, Change, Effect, Thing } from '../core/catalogue/versions/diff.ts';
import type { Severity } from '../core/issue.ts';
import type { Frequency } from '../core/period.ts';
import type { Level, UnitKind } from '../core/unit-tree.ts';
import { capitalisedEnumOf, enumOf } from '../graph/enums.ts';
import { FrequencyEnum } from '../graph/period.type.ts';
import { DateScalar, PeriodScalar } from '../graph/scalars.ts';
import { SeverityEnum } from '../graph/severity.ts';
import { LevelEnum, UnitKindEnum } from '../organisation/unit.type.ts';
import type { CatalogueVersion } from './catalogue.model.ts';
import { CatalogueType } from './catalogue.type.ts';
import { DepartmentType } from './element.type.ts';
import type {
  CellsByFilling,
  ClientChange,
  CountedCells,
  FormEffect,
  Plan,
  PublicationFinding,
  PublicationInput,
  Published,
  RateEffect,
  TouchedTable,
} from './publication.model.ts';

export const ChangeEnum = capitalisedEnumOf<Change['change']>('ChangeKind', 'What became of it.', {
  added: 'it is new',
  removed: 'it is gone',
  changed: 'something of it differs',
});

export const ThingEnum = capitalisedEnumOf<Thing>('CatalogueThing', 'What a dictionary declares.', {
  department: 'a department',
  unit: 'a unit of measure',
  calendar: 'a calendar',
  codeList: 'a code list',
  code: 'a code of a code list',
  element: 'a data element',
  rule: 'a rule',
  form: 'a report form',
  cell: 'a cell of a form',
});

export const EffectEnum = enumOf<Effect>('ChangeEffect', 'What a change means to those who fill.', {
  IDENTITY: 'the same name would mean something else',
  ASKED: 'what was filled, or was not there, is asked',
  TABLE: 'asked in another table than before',
  DEFINITION: 'the words that say what is counted differ',
  FILLED: 'what was asked is filled, or not wanted any more',
  FORMULA: 'worked out otherwise',
  UNIT: 'written in another unit of measure',
  PLAUSIBILITY: 'other values are taken',
  WORDING: 'it reads differently',
});

export const ClientSeverityEnum = enumOf<ClientChange['severity']>(
  'ClientChangeSeverity',
  'What a change does to clients.',
  {
    BREAKING: 'documents that were valid are no longer',
    DANGEROUS: 'documents stay valid, and may be answered otherwise',
  },
);

@InputType('DictionarySourceInput', { description: 'A file of a dictionary.' })
export class DictionarySourceInput implements DictionarySource {
  @Field(() => String, { description: 'Its path, which findings name.' })
  readonly path!: string;
  @Field(() => String, { description: 'GraphQL SDL.' })
  readonly text!: string;
}

@InputType('CataloguePublishInput', { description: 'A dictionary, whole.' })
export class CataloguePublishInput implements PublicationInput {
  @Field(() => [DictionarySourceInput], { description: 'All of its files.' })
  readonly sources!: DictionarySourceInput[];
  @Field(() => DateScalar, { description: 'In force for periods that end on or after this day.' })
  readonly validFrom!: string;
  @Field(() => [String], {
    nullable: true,
    description: '`confirm` tokens of the warnings that whoever publishes stands by.',
  })
  readonly confirm?: string[] | null;
}

@ObjectType('CatalogueFinding', {
  description: 'Something about a dictionary that a person can act on. All of them are said at once.',
  simpleResolvers: true,
})
export class CatalogueFindingType
  implements Pick<PublicationFinding, 'code' | 'severity' | 'path' | 'excerpt' | 'confirm'>
{
  @Field(() => String, { description: 'What it is, for programs.' })
  readonly code!: string;
  @Field(() => SeverityEnum)
  readonly severity!: Severity;
  @Field(() => String, { nullable: true, description: '`file:line:column`, or the place in the input.' })
  readonly path?: string;
  @Field(() => String, { nullable: true, description: 'The line, with a caret beneath what is meant.' })
  readonly excerpt?: string;
  @Field(() => String, {
    nullable: true,
    description: 'Of a warning: hand it in under `confirm` to stand by it.',
  })
  readonly confirm?: string;
}

@ObjectType('AttributeChange', { description: 'What of a changed thing differs.', simpleResolvers: true })
export class AttributeChangeType implements AttributeChange {
  @Field(() => String, { description: 'The attribute, as the dictionary calls it.' })
  readonly attribute!: string;
  @Field(() => String, { nullable: true, description: 'What it was; null if nothing was said.' })
  readonly from?: string;
  @Field(() => String, { nullable: true, description: 'What it is; null if nothing is said.' })
  readonly to?: string;
}

@ObjectType('CatalogueChange', {
  description: 'One difference between two catalogues.',
  simpleResolvers: true,
})
export class CatalogueChangeType implements Change {
  @Field(() => ChangeEnum, { description: 'What became of it.' })
  readonly change!: Change['change'];
  @Field(() => ThingEnum, { description: 'What it is.' })
  readonly thing!: Thing;
  @Field(() => String, { description: 'Its name; of a cell its address, of a code `Sex.MALE`.' })
  readonly name!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => EffectEnum, { description: 'The weightiest thing that it means to those who fill.' })
  readonly effect!: Effect;
  @Field(() => [AttributeChangeType], { description: 'What of it differs; empty unless it is changed.' })
  readonly attributes!: readonly AttributeChange[];
}

@ObjectType('ClientChange', {
  description:
    "A change that clients of the typed layer may notice, by GraphQL's own rules or in the answers that are taken.",
  simpleResolvers: true,
})
export class ClientChangeType implements ClientChange {
  @Field(() => ClientSeverityEnum)
  readonly severity!: ClientChange['severity'];
  @Field(() => String, {
    description: "GraphQL's name of it, such as FIELD_REMOVED; ANSWERS_NARROWED where bounds are tighter.",
  })
  readonly type!: string;
  @Field(() => String, { description: "In GraphQL's words." })
  readonly description!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Of a field that goes away: the version with which it was first deprecated.',
  })
  readonly deprecatedSince?: number;
}

@ObjectType('CellsByFilling', { description: 'Cells by how they are filled.', simpleResolvers: true })
export class CellsByFillingType implements CellsByFilling {
  @Field(() => Int, { description: 'By reference.' })
  readonly filled!: number;
  @Field(() => Int, { description: 'By formula.' })
  readonly calculated!: number;
  @Field(() => Int, { description: 'Asked for this form alone.' })
  readonly asked!: number;
  @Field(() => Int, { description: 'Headings.' })
  readonly context!: number;
}

@ObjectType('PlannedForm', {
  description: 'A form that is added, removed or changed, and what it asks.',
  simpleResolvers: true,
})
export class PlannedFormType implements FormEffect {
  @Field(() => String)
  readonly code!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => DepartmentType)
  readonly department!: Department;
  @Field(() => ChangeEnum, { description: 'What becomes of it.' })
  readonly change!: Change['change'];
  @Field(() => CellsByFillingType)
  readonly cells!: CellsByFilling;
  @Field(() => Int, { description: 'How many units it asks.' })
  readonly units!: number;
  @Field(() => LevelEnum, { description: 'Their level.' })
  readonly level!: Level;
  @Field(() => [UnitKindEnum], { nullable: true, description: 'Their kinds, where only these are asked.' })
  readonly kinds?: readonly UnitKind[];
  @Field(() => Int, {
    nullable: true,
    description: 'By how many the entries of a year grow through it; null where too many forms change.',
  })
  readonly entriesAYear?: number;
}

@ObjectType('PlannedRates', {
  description: 'Both rates of some forms, worked out on what is stored.',
  simpleResolvers: true,
})
export class PlannedRatesType {
  @Field(() => Int, { description: 'Distinct questions put to the units by these forms together.' })
  readonly entriesAsked!: number;
}

@ObjectType('RateEffect', {
  description: "What a change would have made of a department's rates, over the last periods that ended.",
  simpleResolvers: true,
})
export class RateEffectType
  implements Pick<RateEffect, 'department' | 'every' | 'periods' | 'notCollectedYet'>
{
  @Field(() => DepartmentType)
  readonly department!: Department;
  @Field(() => FrequencyEnum, { description: 'Its forms of this frequency.' })
  readonly every!: Frequency;
  @Field(() => [PeriodScalar])
  readonly periods!: readonly string[];
  @Field(() => Int, { description: 'Cells missing afterwards because nobody was asked yet what they need.' })
  readonly notCollectedYet!: number;
  @Field(() => PlannedRatesType, { description: 'As they are.' })
  readonly before!: CountedCells;
  @Field(() => PlannedRatesType, { description: 'As they would be.' })
  readonly after!: CountedCells;
}

@ObjectType('TouchedTable', {
  description: 'A table of an open period whose questions change.',
  simpleResolvers: true,
})
export class TouchedTableType implements TouchedTable {
  @Field(() => String, { description: 'Code of the unit.' })
  readonly unit!: string;
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => Int, { description: 'Its revision; 0 for a draft.' })
  readonly revision!: number;
  @Field(() => Boolean, { description: 'Whether a draft of it is saved.' })
  readonly hasDraft!: boolean;
  @Field(() => [String], { description: 'Paths of new questions that it does not answer.' })
  readonly unanswered!: readonly string[];
  @Field(() => [String], { description: 'Paths of its answers that nobody asks for any more.' })
  readonly notAskedAnyMore!: readonly string[];
}

@ObjectType('CataloguePlan', {
  description: 'What publishing a dictionary would change. Nothing is changed by planning.',
  simpleResolvers: true,
})
export class CataloguePlanType implements Omit<Plan, 'findings' | 'entriesAYear' | 'rates' | 'before'> {
  @Field(() => DateScalar)
  readonly validFrom!: string;
  @Field(() => Int, { description: 'The number that the version would have.' })
  readonly number!: number;
  @Field(() => Int, { nullable: true, description: 'The version that it is compared with.' })
  readonly before?: number;
  @Field(() => Boolean, { description: 'Whether it is the latest version word for word.' })
  readonly unchanged!: boolean;
  @Field(() => [CatalogueChangeType], { description: 'What the dictionary says otherwise.' })
  readonly changes!: readonly Change[];
  @Field(() => [ClientChangeType], { description: 'What clients of the typed layer would notice.' })
  readonly clients!: readonly ClientChange[];
  @Field(() => [PlannedFormType], { description: 'Forms that are added, removed or changed.' })
  readonly forms!: readonly FormEffect[];
  @Field(() => [RateEffectType], { description: 'Effect on both rates, by department and frequency.' })
  readonly rates!: readonly RateEffect[];
  @Field(() => [TouchedTableType], { description: 'Tables of open periods whose questions change.' })
  readonly touched!: readonly TouchedTable[];
}

@ObjectType('CataloguePublishPayload', { description: 'What publishing did.', simpleResolvers: true })
export class CataloguePublishPayload implements Pick<Published, 'version' | 'unchanged' | 'touched'> {
  @Field(() => CatalogueType, { nullable: true, description: 'The version; null if nothing was published.' })
  readonly version?: CatalogueVersion;
  @Field(() => Boolean, { description: 'Whether it was published before, word for word: nothing changed.' })
  readonly unchanged!: boolean;
  @Field(() => [TouchedTableType], { description: 'Tables of open periods whose questions changed.' })
  readonly touched!: readonly TouchedTable[];
  @Field(() => [CatalogueFindingType], {
    description:
      'Everything that is wrong or odd. With an ERROR, or a warning with a token that is not confirmed, nothing was published.',
  })
  readonly userErrors!: readonly PublicationFinding[];
}
