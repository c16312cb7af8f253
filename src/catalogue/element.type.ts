import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Calendar } from '../core/calendar.ts';
import type {
  Code,
  CodeList,
  DataType,
  Department,
  Element,
  ElementArgument,
  Kind,
} from '../core/catalogue/model.ts';
import type { Frequency } from '../core/period.ts';
import type { Unit as UnitOfMeasure } from '../core/unit-of-measure.ts';
import type { Level, UnitKind } from '../core/unit-tree.ts';
import { connectionOf, PageArgs } from '../graph/connection.ts';
import { enumOf } from '../graph/enums.ts';
import { NodeType } from '../graph/node.ts';
import { CalendarType, FrequencyEnum } from '../graph/period.type.ts';
import { LevelEnum, UnitKindEnum } from '../organisation/unit.type.ts';

export const ElementKindEnum = enumOf<Kind>('ElementKind', "What may be done with an element's values.", {
  STOCK: '时点: sums over units, the last one over periods',
  FLOW: '时期: sums over units and periods',
  AVERAGE: 'rolls up only with a declared weight',
  RATIO: 'only ever recomputed from its own formula',
  DISTINCT: 'not derivable from parts',
  ATTRIBUTE: 'text, yes/no, date or code: copied',
});

export const DataTypeEnum = enumOf<DataType>('DataType', 'The type of a value.', {
  NUMBER: '数值',
  TEXT: '文字',
  YES_NO: '是否',
  DATE: '日期',
  CODE: '代码',
});

export const BreakdownModeEnum = enumOf<Element['breakdown']>(
  'BreakdownMode',
  'How slices relate to the total.',
  {
    EXHAUSTIVE: 'the total is the sum of its slices',
    PARTIAL: '其中: the slices do not exhaust the total, which is a question of its own',
  },
);

export const ReportedAsEnum = enumOf<NonNullable<Element['reportedAs']>>(
  'ReportedAs',
  'What is handed in, where it is not the value of the period itself.',
  { CUMULATIVE_YEAR: '本年累计: the figure since the first period of the year' },
);

@ObjectType('Department', {
  description: 'A department 部门 that owns forms or stewards elements.',
  implements: NodeType,
  simpleResolvers: true,
})
export class DepartmentType implements Department {
  @Field(() => String, { description: 'Code, such as `civil-affairs`: what arguments take.' })
  readonly code!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => [String], { description: 'Other names under which it prints its forms.' })
  readonly aliases!: readonly string[];
}

@ObjectType('UnitOfMeasure', {
  description: 'A unit of measure 计量单位: 人, 亩, 万元.',
  simpleResolvers: true,
})
export class UnitOfMeasureType implements Omit<UnitOfMeasure, 'factor'> {
  @Field(() => String, { description: 'As printed.' })
  readonly symbol!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => [String])
  readonly aliases!: readonly string[];
  @Field(() => String, { description: 'Units of one dimension convert into each other.' })
  readonly dimension!: string;
}

@ObjectType('Code', { description: 'A code of a code list, and what it means.', simpleResolvers: true })
export class CodeType implements Code {
  @Field(() => String)
  readonly name!: string;
  @Field(() => String)
  readonly label!: string;
}

@ObjectType('ComprisedCodes', {
  description: 'Which codes of another list a code takes in: a cell of this list is filled by translation.',
  simpleResolvers: true,
})
export class ComprisedCodesType {
  @Field(() => String, { description: 'The code of this list.' })
  readonly code!: string;
  @Field(() => String, { description: 'The other list.' })
  readonly list!: string;
  @Field(() => [String], { description: 'Its codes.' })
  readonly codes!: readonly string[];
}

@ObjectType('CodeList', { description: 'A code list 代码表.', implements: NodeType, simpleResolvers: true })
export class CodeListType implements Omit<CodeList, 'maps'> {
  @Field(() => String)
  readonly name!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => [CodeType])
  readonly codes!: readonly Code[];
}

@ObjectType('Breakdown', {
  description: 'A breakdown 分组 of an element: its slices are the codes.',
  simpleResolvers: true,
})
export class BreakdownType implements ElementArgument {
  @Field(() => String, { description: 'The argument, such as `sex`.' })
  readonly name!: string;
  @Field(() => CodeListType)
  readonly codeList!: CodeList;
}

@ObjectType('DataElement', {
  description:
    'A data element 数据元: modelled once, printed by any number of forms. A question that only one form asks is one ' +
    'too: it belongs to its form instead of a topic.',
  implements: NodeType,
  simpleResolvers: true,
})
export class DataElementType
  implements
    Pick<
      Element,
      'name' | 'label' | 'en' | 'aliases' | 'definition' | 'scope' | 'decimals' | 'kind' | 'every' | 'at'
    >
{
  @Field(() => String, {
    description:
      "Unique, never reused: `registeredPopulation`; `SD_01.foreigners` for a form's own question.",
  })
  readonly name!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => [String])
  readonly aliases!: readonly string[];
  @Field(() => String, {
    description: 'Definition: who or what is counted, when, what is in and what is out.',
  })
  readonly definition!: string;
  @Field(() => String, { nullable: true, description: 'Concept scope 口径: part of its identity.' })
  readonly scope?: string;
  @Field(() => DataTypeEnum)
  readonly type!: DataType;
  @Field(() => CodeListType, { nullable: true, description: 'For CODE: its list.' })
  readonly codeList?: CodeList;
  @Field(() => Int)
  readonly decimals!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'The most digits that an answer may have before the point; null where nothing was said.',
  })
  readonly digits?: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Disclosure threshold 隐私门槛: figures that are not zero and less than it are withheld from readers without the right.',
  })
  readonly disclosure?: number;
  @Field(() => ElementKindEnum)
  readonly kind!: Kind;
  @Field(() => ReportedAsEnum, {
    nullable: true,
    description: 'What is handed in; null where it is the value of the period.',
  })
  readonly reportedAs?: Element['reportedAs'];
  @Field(() => FrequencyEnum, { description: 'The finest frequency that a form needs: that of its table.' })
  readonly every!: Frequency;
  @Field(() => CalendarType, {
    nullable: true,
    description: 'By which it is collected; null for the civil one.',
  })
  readonly calendar?: Calendar;
  @Field(() => LevelEnum, { description: 'The lowest level at which it is collected: that of its table.' })
  readonly at!: Level;
  @Field(() => [UnitKindEnum], {
    nullable: true,
    description: 'The kinds of unit that contribute; null for all.',
  })
  readonly kinds?: readonly UnitKind[];
  @Field(() => BreakdownModeEnum)
  readonly breakdown!: Element['breakdown'];
  @Field(() => String, { nullable: true, description: 'Name of the element that it is a part of.' })
  readonly subsetOf?: string;
  @Field(() => Boolean, {
    description: 'Whether a table that asks it cannot be handed in without an answer.',
  })
  readonly required!: boolean;
}

export const DataElementConnection = connectionOf(DataElementType, 'DataElement');

@InputType('DataElementFilter', { description: 'Which elements: all that is given must hold.' })
export class DataElementFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, a label, an alias, the scope or the definition.',
  })
  readonly search?: string | null;
  @Field(() => String, { nullable: true, description: 'Field of the topic, such as `population`.' })
  readonly topic?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the department that stewards it.' })
  readonly steward?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only derived ones, or only those that are not.' })
  readonly derived?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Also forms' own questions. False unless said.",
    defaultValue: false,
  })
  readonly ownQuestions?: boolean | null;
}

@ArgsType()
export class DataElementsArgs extends PageArgs {
  @Field(() => DataElementFilter, { nullable: true })
  readonly filter?: DataElementFilter | null;
}
