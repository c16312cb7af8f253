import { Field, ObjectType } from 'type-graphql';
import type { Form } from '../core/catalogue/model.ts';
import { CellType, type FormCell, FormType } from './form.type.ts';
import type { Usage } from './usage.ts';

@ObjectType('FormUsage', {
  description: 'A form that shows an element, with the cells that do.',
  simpleResolvers: true,
})
export class FormUsageType implements Usage {
  @Field(() => FormType)
  readonly form!: Form;
  @Field(() => [CellType])
  readonly cells!: readonly FormCell[];
}
