import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { FillingContext } from './filling.context.ts';
import type { RateTable } from './filling.model.ts';
import { RatesArgs, RateTableType } from './rate.type.ts';

@Resolver()
export class RateResolver {
  @Query(() => RateTableType, { description: 'Auto-fill rate, reuse rate and what they are made of.' })
  rates(@Args(() => RatesArgs) query: RatesArgs, @Ctx() { hub }: FillingContext): Promise<RateTable> {
    return hub.rates(query);
  }
}
