import type { GraphQLSchema } from 'graphql';
import type { Catalogue, CodeList, Form } from '../../core/catalogue/model.ts';
import type { Finding } from '../../core/issue.ts';
import * as names from './names.ts';
import { valueTypeName } from './value-types.ts';

/** Who wants a name: the same owner may want it twice. */
interface Owner {
  readonly zh: string;
  readonly en: string;
}

class Claims {
  readonly findings: Finding[] = [];
  readonly #owners = new Map<string, Owner>();

  claim(scope: string, name: string, owner: Owner): void {
    const key = `${scope}.${name}`;
    const first = this.#owners.get(key);
    if (!first) this.#owners.set(key, owner);
    else if (first.en !== owner.en) this.#clash(key.replace(/^\./, ''), first, owner);
    if (!/^(?!__)[A-Za-z_][A-Za-z0-9_]*$/.test(name)) this.#unusable(key.replace(/^\./, ''), owner);
  }

  #clash(path: string, first: Owner, second: Owner): void {
    this.findings.push({
      code: 'NAME_CLASH',
      severity: 'ERROR',
      path,
      message: `${first.zh}和${second.zh}在接口里都叫 ${path}；请给其中一个改名`,
      messageEn: `${first.en} and ${second.en} are both called ${path} in the API: rename one of them`,
    });
  }

  #unusable(path: string, owner: Owner): void {
    this.findings.push({
      code: 'NAME_UNUSABLE',
      severity: 'ERROR',
      path,
      message: `${owner.zh}在接口里要叫 ${path}，这不是 GraphQL 的名字；请改名`,
      messageEn: `${owner.en} would be called ${path} in the API, which is no GraphQL name: rename it`,
    });
  }
}

/** Names that the typed layer would give twice, or that the static layer has taken; each names both owners. */
export function nameClashes(schema: GraphQLSchema, catalogue: Catalogue): readonly Finding[] {
  const claims = new Claims();
  for (const name of Object.keys(schema.getTypeMap())) {
    if (!name.startsWith('__'))
      claims.claim('', name, { zh: `接口自己的类型 ${name}`, en: `the API's own type ${name}` });
  }
  for (const name of [
    names.ONE_TABLE,
    names.ONE_TABLE_INPUT,
    names.ONE_TABLE_FORMS,
    names.ONE_TABLE_FORMS_INPUT,
    names.FORMS,
    names.AGGREGATES,
  ]) {
    claims.claim('', name, { zh: `带类型接口自己的类型 ${name}`, en: `the typed layer's own type ${name}` });
  }
  claimTopics(claims, catalogue);
  claimBreakdowns(claims, catalogue);
  for (const form of catalogue.forms.values()) claimForm(claims, form);
  return claims.findings;
}

function claimTopics(claims: Claims, catalogue: Catalogue): void {
  for (const field of Object.values(names.AGGREGATES_FIELDS)) {
    claims.claim(names.AGGREGATES, field, { zh: `汇总的 ${field}`, en: `${field} of the aggregates` });
  }
  for (const topic of catalogue.topics.values()) {
    const owner = { zh: `主题“${topic.label}”`, en: `topic ${topic.name}` };
    claims.claim('', names.topicType(topic), owner);
    claims.claim('', names.topicInput(topic), { zh: `${owner.zh}的填报`, en: `the input of ${owner.en}` });
    claims.claim('', names.aggregatesType(topic), {
      zh: `${owner.zh}的汇总`,
      en: `the aggregates of ${owner.en}`,
    });
    claims.claim(names.ONE_TABLE, topic.field, owner);
    claims.claim(names.AGGREGATES, topic.field, owner);
    // Names of elements differ already: only the field for an earlier value can take one of them.
    const byName = new Map(topic.elements.map((element) => [names.elementField(element), element]));
    for (const element of topic.elements) {
      const field = names.elementField(element, true);
      const other = element.askedBefore ? byName.get(field) : undefined;
      if (!other) continue;
      const scope = names.topicType(topic);
      claims.claim(scope, field, { zh: `数据元 ${other.name}`, en: `element ${other.name}` });
      const earlier = `element ${element.name}`;
      claims.claim(scope, field, {
        zh: `数据元 ${element.name} 的上期数`,
        en: `the earlier value of ${earlier}`,
      });
    }
  }
}

function claimBreakdowns(claims: Claims, catalogue: Catalogue): void {
  for (const list of catalogue.codeLists.values()) claimCodeList(claims, list);
  for (const element of catalogue.elements.values()) {
    const value = valueTypeName(element);
    element.args.forEach((_, i) => {
      const lists = element.args.slice(i).map(({ codeList }) => codeList);
      const by = lists.map(({ label, name }) => ({ label, name }));
      const owner = {
        zh: `按${by.map(({ label }) => label).join('、')}分的 ${value}`,
        en: `${value} by ${by.map(({ name }) => name).join(', ')}`,
      };
      claims.claim('', names.slicesType(value, lists), owner);
      claims.claim('', names.slicesInput(value, lists), {
        zh: `${owner.zh}的填报`,
        en: `the input of ${owner.en}`,
      });
    });
  }
}

function claimCodeList(claims: Claims, list: CodeList): void {
  claims.claim('', names.codeListEnum(list), { zh: `代码表“${list.label}”`, en: `code list ${list.name}` });
  const scope = `${list.name} slices`;
  for (const { name, label } of list.codes) {
    claims.claim(scope, name, { zh: `代码“${label}”`, en: `code ${list.name}.${name}` });
  }
  claims.claim(scope, names.SLICE_FIELDS.total, { zh: '合计', en: 'the total of the slices' });
  claims.claim(scope, names.SLICE_FIELDS.any, { zh: '不分这一组', en: 'the slices not told apart' });
}

function claimForm(claims: Claims, form: Form): void {
  const owner = { zh: `报表 ${form.code}`, en: `form ${form.code}` };
  const of = (zh: string, en: string): Owner => ({ zh: owner.zh + zh, en: `${en} of ${owner.en}` });
  claims.claim('', names.formType(form), owner);
  if (form.rows) claims.claim('', names.rowType(form), of('的行', 'the rows'));
  if (form.cells.some(({ source }) => source.kind === 'own')) {
    claims.claim('', names.answersType(form), of('自己的问题', 'the own questions'));
    claims.claim('', names.answersInput(form), of('自己的问题的填报', 'the input of the own questions'));
  }
  claims.claim(names.FORMS, names.formField(form), owner);
  claims.claim(names.FORMS, names.formListField(form), of('的列表', 'the list'));
  claims.claim(names.ONE_TABLE_FORMS, names.ownQuestionsField(form), owner);
  // Cells of a form differ already: only what stands beside them can have taken a name.
  const [scope, name, besides] = form.rows
    ? [names.rowType(form), names.ROW_FIELDS.unit, of('每行的单位', "the row's unit")]
    : [names.formType(form), names.FORM_FIELDS.fill, of('的填报情况', 'the figures')];
  const cell = form.cells.find(({ field }) => field === name);
  if (!cell) return;
  claims.claim(scope, name, of(`的单元格 ${cell.field}`, `cell ${cell.field}`));
  claims.claim(scope, name, besides);
}
