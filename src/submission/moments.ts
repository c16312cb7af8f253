/** Raw statements give a moment as PostgreSQL writes it; makes dates of these columns, in place. */
export function withMoments<Row extends object>(rows: Row[], ...columns: (keyof Row)[]): Row[] {
  for (const row of rows) {
    for (const column of columns) {
      const moment = row[column];
      if (typeof moment === 'string') row[column] = new Date(moment) as Row[keyof Row];
    }
  }
  return rows;
}
