import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { FillingContext } from './filling.context.ts';
import type { SubmitResult } from './filling.model.ts';
import {
  ClosedPeriodType,
  OneTableSubmitInput,
  OneTableSubmitPayload,
  PeriodCloseInput,
  PeriodClosePayload,
} from './submit.type.ts';

@Resolver()
export class SubmitResolver {
  @Mutation(() => OneTableSubmitPayload, {
    description: 'Hands tables in, and fills every form that depends on them, in one transaction.',
  })
  oneTableSubmit(
    @Arg('input', () => OneTableSubmitInput) input: OneTableSubmitInput,
    @Ctx() { hub }: FillingContext,
  ): Promise<SubmitResult> {
    return hub.submit(input);
  }

  @Mutation(() => PeriodClosePayload, {
    description: 'Closes a period: its forms stand as filed, nothing is handed in any more.',
  })
  async periodClose(
    @Arg('input', () => PeriodCloseInput) { period }: PeriodCloseInput,
    @Ctx() { hub }: FillingContext,
  ): Promise<PeriodClosePayload> {
    return { period, ...(await hub.closePeriod(period)), userErrors: [] };
  }

  @Query(() => [ClosedPeriodType], { description: 'The periods that are closed, the earliest first.' })
  async closedPeriods(@Ctx() { hub }: FillingContext): Promise<ClosedPeriodType[]> {
    const closed = [...(await hub.closedPeriods())].map(([period, closedAt]) => ({ period, closedAt }));
    return closed.sort((a, b) => (a.period < b.period ? -1 : 1));
  }
}
