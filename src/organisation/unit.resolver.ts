import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Unit } from '../core/unit-tree.ts';
import { type Connection, pageOf } from '../graph/connection.ts';
import { globalId } from '../graph/global-id.ts';
import type { OrganisationContext } from './organisation.context.ts';
import { ChildrenArgs, UnitConnection, UnitsArgs, UnitType } from './unit.type.ts';
import { unitsThat } from './units-that.ts';

const codeOf = (unit: Unit): string => unit.id;

@Resolver(() => UnitType)
export class UnitResolver {
  @Query(() => UnitType, {
    nullable: true,
    description: 'A reporting unit by its code; null if there is none.',
  })
  unit(@Arg('code', () => String) code: string, @Ctx() { hub }: OrganisationContext): Unit | undefined {
    return hub.units().find(code);
  }

  @Query(() => UnitConnection, { description: 'Reporting units, in the order of their codes.' })
  units(
    @Args(() => UnitsArgs) args: UnitsArgs,
    @Ctx() { hub, today }: OrganisationContext,
  ): Connection<Unit> {
    return pageOf(unitsThat(hub.units(), args.filter ?? {}, today), args, codeOf);
  }

  @FieldResolver(() => ID)
  id(@Root() unit: Unit): string {
    return globalId('Unit', unit.id);
  }

  @FieldResolver(() => String, {
    description: 'Code 单位代码, such as `liutang-01`: what arguments take. Never reused.',
  })
  code(@Root() unit: Unit): string {
    return unit.id;
  }

  @FieldResolver(() => UnitType, { nullable: true, description: 'The unit above it.' })
  parent(@Root() unit: Unit, @Ctx() { hub }: OrganisationContext): Unit | undefined {
    return unit.parent === undefined ? undefined : hub.units().find(unit.parent);
  }

  @FieldResolver(() => [UnitType], { description: 'The units above it, nearest first.' })
  ancestors(@Root() unit: Unit, @Ctx() { hub }: OrganisationContext): readonly Unit[] {
    return hub.units().withAncestors(unit.id).slice(1);
  }

  @FieldResolver(() => [UnitType], {
    description: 'The units that were merged into it, or the one that was split and of which it got a part.',
  })
  predecessors(@Root() { predecessors = [] }: Unit, @Ctx() { hub }: OrganisationContext): readonly Unit[] {
    return predecessors.map((code) => hub.units().get(code));
  }

  @FieldResolver(() => [UnitType], { description: 'What it was merged or split into.' })
  successors(@Root() unit: Unit, @Ctx() { hub }: OrganisationContext): readonly Unit[] {
    return hub.units().successors(unit.id);
  }

  @FieldResolver(() => UnitConnection, { description: 'The units directly below it.' })
  children(
    @Root() unit: Unit,
    @Args(() => ChildrenArgs) args: ChildrenArgs,
    @Ctx() { hub, today }: OrganisationContext,
  ): Connection<Unit> {
    return pageOf(hub.units().children(unit.id, args.on ?? today), args, codeOf);
  }
}
