/** Something of every entry of a list, by the entry's id. */
export const byId = <Entry extends { readonly id: string }, Value>(
  entries: readonly Entry[],
  pick: (entry: Entry) => Value,
): Readonly<Record<Entry['id'], Value>> =>
  Object.fromEntries(entries.map((entry) => [entry.id, pick(entry)])) as Record<Entry['id'], Value>
