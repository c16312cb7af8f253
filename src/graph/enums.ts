import { registerEnumType } from 'type-graphql';
import 'reflect-metadata';

/** An enum of the API out of a list of the core's: `{ TOWNSHIP: 'TOWNSHIP', … }`, each value with what it means. */
export function enumOf<T extends string>(
  name: string,
  description: string,
  values: Readonly<Record<T, string>>,
): Readonly<Record<T, T>> {
  const names = Object.keys(values) as T[];
  const members = Object.fromEntries(names.map((value) => [value, value])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType(members, { name, description, valuesConfig: valuesConfig as never });
  return members;
}

/** The same for values that are written in camelCase inside, and in CAPITALS in GraphQL. */
export function capitalisedEnumOf<T extends string>(
  name: string,
  description: string,
  values: Readonly<Record<T, string>>,
): Readonly<Record<string, T>> {
  const entries = Object.entries(values) as [T, string][];
  const capital = (value: string): string => value.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const members = Object.fromEntries(entries.map(([value]) => [capital(value), value]));
  const valuesConfig = Object.fromEntries(
    entries.map(([value, text]) => [capital(value), { description: text }]),
  );
  registerEnumType(members, { name, description, valuesConfig: valuesConfig as never });
  return members;
}
