import { Field, Int, ObjectType } from 'type-graphql';
import type { Topic } from '../core/catalogue/model.ts';
import { NodeType } from '../graph/node.ts';
import { DateScalar, DateTimeScalar } from '../graph/scalars.ts';
import type { CatalogueVersion } from './catalogue.model.ts';

@ObjectType('Topic', { description: 'A topic 主题 of the one table.', simpleResolvers: true })
export class TopicType implements Pick<Topic, 'field' | 'label' | 'en'> {
  @Field(() => String, { description: 'Its field of the one table, such as `population`.' })
  readonly field!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
}

@ObjectType('Catalogue', {
  description:
    'A catalogue version 目录版本: immutable once published. A period uses the version in force on its last day.',
  implements: NodeType,
  simpleResolvers: true,
})
export class CatalogueType
  implements Pick<CatalogueVersion, 'number' | 'validFrom' | 'hash' | 'publishedAt' | 'publishedBy'>
{
  @Field(() => Int, { description: 'Its number, from 1.' })
  readonly number!: number;
  @Field(() => DateScalar, { description: 'In force from this day on.' })
  readonly validFrom!: string;
  @Field(() => String, { description: 'SHA-256 of its sources.' })
  readonly hash!: string;
  @Field(() => DateTimeScalar)
  readonly publishedAt!: Date;
  @Field(() => String)
  readonly publishedBy!: string;
}
