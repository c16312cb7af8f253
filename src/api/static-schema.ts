import type { GraphQLInterfaceType, GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { CatalogueResolver } from '../catalogue/catalogue.resolver.ts';
import {
  CodeListResolver,
  DataElementResolver,
  DepartmentResolver,
  TopicResolver,
  UnitOfMeasureResolver,
} from '../catalogue/element.resolver.ts';
import { CellResolver, FormResolver, RuleResolver } from '../catalogue/form.resolver.ts';
import {
  CatalogueChangeResolver,
  CatalogueFindingResolver,
  PlannedRatesResolver,
  PublicationResolver,
} from '../catalogue/publication.resolver.ts';
import { AggregateComparisonResolver, AggregateResolver } from '../delivery/aggregate.resolver.ts';
import {
  EngineChecksResolver,
  TableFindingResolver,
  TableFindingsResolver,
} from '../delivery/findings/findings.resolver.ts';
import { AlreadyReportedResolver } from '../filling/already-reported.resolver.ts';
import { ExplainedFactResolver, ExplanationResolver } from '../filling/explanation.resolver.ts';
import {
  FilledCellResolver,
  FilledFormResolver,
  FormSummaryResolver,
  GapResolver,
} from '../filling/filled-form.resolver.ts';
import { OverrideResolver } from '../filling/override.resolver.ts';
import { RateResolver } from '../filling/rate.resolver.ts';
import { RatedResolver } from '../filling/rated.type.ts';
import { SubmitResolver } from '../filling/submit.resolver.ts';
import { NODE_TYPE } from '../graph/node.ts';
import { ReportingPeriodResolver } from '../graph/period.type.ts';
import { UnitResolver } from '../organisation/unit.resolver.ts';
import {
  DraftResolver,
  OneTableResolver,
  QuestionResolver,
  SubmissionResolver,
} from '../submission/one-table.resolver.ts';
import { UserErrorResolver } from '../submission/user-error.type.ts';
import { describeByWord } from './describe.ts';
import { NodeResolver } from './node.resolver.ts';

/** The code-first layer: complete by itself, the same for every catalogue. */
export function buildStaticSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      NodeResolver,
      ReportingPeriodResolver,
      UnitResolver,
      ...[
        CatalogueResolver,
        DataElementResolver,
        DepartmentResolver,
        CodeListResolver,
        UnitOfMeasureResolver,
        TopicResolver,
      ],
      ...[FormResolver, CellResolver, RuleResolver],
      ...[PublicationResolver, CatalogueFindingResolver, CatalogueChangeResolver, PlannedRatesResolver],
      ...[OneTableResolver, QuestionResolver, DraftResolver, SubmissionResolver, UserErrorResolver],
      ...[SubmitResolver, FilledFormResolver, FilledCellResolver, GapResolver, FormSummaryResolver],
      ...[ExplanationResolver, ExplainedFactResolver, RateResolver, RatedResolver],
      ...[OverrideResolver, AlreadyReportedResolver],
      ...[AggregateResolver, AggregateComparisonResolver],
      ...[TableFindingsResolver, TableFindingResolver, EngineChecksResolver],
    ],
    // The core says what is wrong with what was handed in, in words a clerk can act on.
    validate: false,
  });
  resolveNodesAtOnce(schema);
  describeByWord(schema);
  return schema;
}

/** type-graphql wraps `resolveType` in a promise, which compiled queries do not wait for. */
function resolveNodesAtOnce(schema: GraphQLSchema): void {
  const node = schema.getType('Node') as GraphQLInterfaceType;
  node.resolveType = (value: { [NODE_TYPE]?: string }) => value[NODE_TYPE];
}
