import type { EntitySet, Property } from './odata.model.ts';

export const NAMESPACE = 'onetable';

/** The service document: which entity sets there are. */
export function serviceDocument(root: string, sets: readonly EntitySet[]): string {
  return JSON.stringify({
    '@odata.context': `${root}$metadata`,
    value: sets.map(({ name, comment }) => ({ name, title: comment, kind: 'EntitySet', url: name })),
  });
}

/** What the sets are made of, in CSDL. Labels are descriptions, so that tools may show them. */
export function metadataDocument(sets: readonly EntitySet[]): string {
  const types = sets.map(entityType).join('');
  const members = sets.map(({ name }) => `<EntitySet Name="${name}" EntityType="${NAMESPACE}.${name}"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>
<edmx:DataServices>
<Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${types}<EntityContainer Name="bi">
${members.join('\n')}
</EntityContainer>
</Schema>
</edmx:DataServices>
</edmx:Edmx>
`;
}

function entityType({ name, comment, key, properties }: EntitySet): string {
  const keys = key.map((property) => `<PropertyRef Name="${property}"/>`).join('');
  const all = [...properties.values()].map((property) => propertyOf(property, key.includes(property.name)));
  return `<EntityType Name="${name}">
<Key>${keys}</Key>
${all.join('\n')}
${description(comment)}
</EntityType>
`;
}

function propertyOf({ name, type, comment }: Property, isKey: boolean): string {
  // A decimal has as many digits as the figure has.
  const scale = type === 'Edm.Decimal' ? ' Scale="variable"' : '';
  const nullable = isKey ? ' Nullable="false"' : '';
  return `<Property Name="${name}" Type="${type}"${scale}${nullable}>${description(comment)}</Property>`;
}

const description = (text: string): string =>
  `<Annotation Term="Core.Description" String="${xmlAttribute(text)}"/>`;

const xmlAttribute = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // What XML cannot hold.
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
