import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { FillingContext } from './filling.context.ts';
import { CellOverrideInput, CellOverridePayload } from './override.type.ts';

@Resolver()
export class OverrideResolver {
  @Mutation(() => CellOverridePayload, {
    description:
      "Puts a person's value over a filled one 改写, with a reason, or withdraws it; totals and other forms do not see it.",
  })
  cellOverride(
    @Arg('input', () => CellOverrideInput) input: CellOverrideInput,
    @Ctx() { hub }: FillingContext,
  ): Promise<CellOverridePayload> {
    return hub.overrideCell(input);
  }
}
