import { Arg, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import 'reflect-metadata';
import type { Calendar } from '../core/calendar.ts';
import { type Frequency, labelEn, labelOf, type Period } from '../core/period.ts';
import { enumOf } from './enums.ts';
import { Lang } from './language.ts';
import { DateScalar, PeriodScalar } from './scalars.ts';

export const FrequencyEnum = enumOf<Frequency>('Frequency', 'How often something is reported.', {
  MONTH: 'monthly 月报',
  QUARTER: 'quarterly 季报',
  HALF_YEAR: 'half-yearly 半年报',
  YEAR: 'yearly 年报',
});

@ObjectType('Calendar', {
  description: 'A calendar 日历 beside the civil one: its years or months start elsewhere.',
  simpleResolvers: true,
})
export class CalendarType implements Pick<Calendar, 'name' | 'label' | 'en'> {
  @Field(() => String, { description: 'What ids of its periods end with: `2026@family-planning`.' })
  readonly name!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
}

@ObjectType('ReportingPeriod', {
  description: 'A reporting period 报告期, with its days and its name.',
  simpleResolvers: true,
})
export class ReportingPeriodType implements Pick<Period, 'id' | 'frequency' | 'calendar' | 'start' | 'end'> {
  @Field(() => PeriodScalar, { description: '`2026`, `2026-H1`, `2026-Q3`, `2026-07`: the scalar Period.' })
  readonly id!: string;
  @Field(() => FrequencyEnum)
  readonly frequency!: Frequency;
  @Field(() => CalendarType, { nullable: true, description: 'Null for the civil calendar.' })
  readonly calendar?: Calendar | undefined;
  @Field(() => DateScalar, { description: 'First day.' })
  readonly start!: string;
  @Field(() => DateScalar, { description: 'Last day.' })
  readonly end!: string;
}

@Resolver(() => ReportingPeriodType)
export class ReportingPeriodResolver {
  @FieldResolver(() => String, { description: '`2026年第三季度`; in English `Q3 2026`.' })
  label(@Root() period: Period, @Arg('lang', () => Lang, { defaultValue: 'ZH' }) lang: Lang): string {
    return lang === 'EN' ? labelEn(period) : labelOf(period);
  }
}
