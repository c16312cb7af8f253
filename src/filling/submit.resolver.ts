import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { tablesInMemory } from '../submission/bulk/memory-source.ts';
import { importPayload, OneTableImportInput, OneTableImportPayload } from './bulk-import.type.ts';
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

  @Mutation(() => OneTableImportPayload, {
    description:
      'Takes many tables in, each as if it had been handed in alone; what is wrong keeps out its own table only.',
  })
  async oneTableImport(
    @Arg('input', () => OneTableImportInput) { tables, ...options }: OneTableImportInput,
    @Ctx() { hub }: FillingContext,
  ): Promise<OneTableImportPayload> {
    return importPayload(await hub.importTables(tablesInMemory('GraphQL', tables), options));
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
