import {
  Ctx,
  Field,
  FieldResolver,
  Float,
  Int,
  InterfaceType,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { FillRule } from '../core/fill/filled-form.ts';
import { type CellCounts, type Rates } from '../core/fill/rate.ts';
import type { FillingContext } from './filling.context.ts';
import type { StoredForm } from './filling.model.ts';
import { ratesOfForm } from './form-rates.ts';

@ObjectType('RuleCounts', {
  description: 'Filled cells by the strongest step in their derivation.',
  simpleResolvers: true,
})
export class RuleCountsType implements Record<FillRule, number> {
  @Field(() => Int, { description: 'By a formula.' })
  readonly calculated!: number;
  @Field(() => Int, { description: 'Summed over sub-units.' })
  readonly rolledUp!: number;
  @Field(() => Int, { description: 'Accumulated over periods.' })
  readonly accumulated!: number;
  @Field(() => Int, { description: 'Converted: unit of measure, code.' })
  readonly converted!: number;
  @Field(() => Int, { description: 'Summed over a breakdown.' })
  readonly summed!: number;
  @Field(() => Int)
  readonly copied!: number;
}

/**
 * Whatever cells can be counted of. Its figures are sums of counts and quotients of them, by one definition:
 * never averages of rates.
 */
@InterfaceType('Rated', {
  description:
    'Counts of cells, and the rates made of them, by one definition: ' +
    'applicable = filled + answered + overridden + missing + open. Null rates: no cell is applicable.',
})
export abstract class RatedType {
  @Field(() => Int, {
    description: 'Cells that have, or should have, a value: the denominator of every rate.',
  })
  readonly applicable!: number;
}

/** A filled form's rates are worked out when somebody asks for them. */
type Rated = { readonly counts: CellCounts } & ({ readonly rates: Rates } | StoredForm);

function ratesOf(rated: Rated, { hub }: FillingContext): Rates {
  if ('rates' in rated) return rated.rates;
  const { form, unit, period, counts, catalogue } = rated;
  return ratesOfForm({ fill: hub.engineOf(catalogue) }, form, unit, period, counts);
}

const perCent = 'A fraction: 0.893 is 89.3 %.';

@Resolver(() => RatedType)
export class RatedResolver {
  @FieldResolver(() => Int)
  applicable(@Root() rated: Rated, @Ctx() context: FillingContext): number {
    return ratesOf(rated, context).applicable;
  }

  @FieldResolver(() => Int, { description: 'Filled from the one table, carried ones included.' })
  filled(@Root() { counts }: Rated): number {
    return counts.filled;
  }

  @FieldResolver(() => Int, {
    description: 'Of the filled: from a fact of an earlier period that nobody confirmed.',
  })
  carried(@Root() { counts }: Rated): number {
    return counts.carried;
  }

  @FieldResolver(() => Int, { description: "The form's own questions, typed for this form alone." })
  answered(@Root() { counts }: Rated): number {
    return counts.answered;
  }

  @FieldResolver(() => Int, { description: 'A person replaced the filled value, with a reason.' })
  overridden(@Root() { counts }: Rated): number {
    return counts.overridden;
  }

  @FieldResolver(() => Int, { description: 'Without a value, each with its reason.' })
  missing(@Root() { counts }: Rated): number {
    return counts.missing;
  }

  @FieldResolver(() => Int, { description: 'Own questions that wait for an answer.' })
  open(@Root() { counts }: Rated): number {
    return counts.open;
  }

  @FieldResolver(() => Int)
  notApplicable(@Root() { counts }: Rated): number {
    return counts.notApplicable;
  }

  @FieldResolver(() => Int, { description: 'Headings: names, codes, the period.' })
  context(@Root() { counts }: Rated): number {
    return counts.context;
  }

  @FieldResolver(() => RuleCountsType)
  byRule(@Root() { counts }: Rated): Readonly<Record<FillRule, number>> {
    return counts.byRule;
  }

  @FieldResolver(() => Int, {
    description:
      'Distinct questions put to the units that are due, answered or not. For several forms it is no sum over them.',
  })
  entriesAsked(@Root() rated: Rated, @Ctx() context: FillingContext): number {
    return ratesOf(rated, context).entriesAsked;
  }

  @FieldResolver(() => Int, { description: 'applicable − entriesAsked.' })
  entriesAvoided(@Root() rated: Rated, @Ctx() context: FillingContext): number {
    return ratesOf(rated, context).entriesAvoided;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: `自动填充率 (filled − carried) / applicable: cells that nobody typed into that form. ${perCent}`,
  })
  autoFillRate(@Root() rated: Rated, @Ctx() context: FillingContext): number | undefined {
    return ratesOf(rated, context).autoFillRate;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: `免填率 1 − entriesAsked / applicable: cells that nobody had to type anywhere. ${perCent}`,
  })
  reuseRate(@Root() rated: Rated, @Ctx() context: FillingContext): number | undefined {
    return ratesOf(rated, context).reuseRate;
  }

  @FieldResolver(() => Float, { nullable: true, description: `carried / applicable. ${perCent}` })
  carriedRate(@Root() rated: Rated, @Ctx() context: FillingContext): number | undefined {
    return ratesOf(rated, context).carriedRate;
  }

  @FieldResolver(() => Float, { nullable: true, description: `answered / applicable. ${perCent}` })
  answeredRate(@Root() rated: Rated, @Ctx() context: FillingContext): number | undefined {
    return ratesOf(rated, context).answeredRate;
  }

  @FieldResolver(() => Float, { nullable: true, description: `missing / applicable. ${perCent}` })
  missingRate(@Root() rated: Rated, @Ctx() context: FillingContext): number | undefined {
    return ratesOf(rated, context).missingRate;
  }

  @FieldResolver(() => Float, { nullable: true, description: `overridden / applicable. ${perCent}` })
  overrideRate(@Root() rated: Rated, @Ctx() context: FillingContext): number | undefined {
    return ratesOf(rated, context).overrideRate;
  }
}
