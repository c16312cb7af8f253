import { Arg, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Severity } from '../core/issue.ts';
import { Lang, type LanguageContext } from '../graph/language.ts';
import { JSONObjectScalar, PeriodScalar } from '../graph/scalars.ts';
import { SeverityEnum } from '../graph/severity.ts';
import type { UserFinding } from './submission.model.ts';

@ObjectType('UserError', {
  description: 'Something in what was handed in that a person can act on. All of them are said at once.',
  simpleResolvers: true,
})
export class UserErrorType implements Omit<UserFinding, 'message' | 'messageEn'> {
  @Field(() => String, { description: 'What it is, for programs.' })
  readonly code!: string;
  @Field(() => SeverityEnum)
  readonly severity!: Severity;
  @Field(() => String, { nullable: true, description: 'Code of the unit concerned.' })
  readonly unit?: string;
  @Field(() => PeriodScalar, { nullable: true })
  readonly period?: string;
  @Field(() => String, {
    nullable: true,
    description: 'The question concerned, `population.registeredPresent.MALE`, or the place in the input.',
  })
  readonly path?: string;
  @Field(() => String, {
    nullable: true,
    description: 'Of a warning: hand it in under `confirm` to stand by the value.',
  })
  readonly confirm?: string;
  @Field(() => JSONObjectScalar, {
    nullable: true,
    description: 'Figures for programs, numbers as decimal text.',
  })
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

@Resolver(() => UserErrorType)
export class UserErrorResolver {
  @FieldResolver(() => String, { description: 'What happened and what to do next.' })
  message(
    @Root() finding: UserFinding,
    @Arg('lang', () => Lang, { nullable: true }) lang: Lang | null,
    @Ctx() context: LanguageContext,
  ): string {
    return (lang ?? context.lang) === 'EN' ? finding.messageEn : finding.message;
  }
}
