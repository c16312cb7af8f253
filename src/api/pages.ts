/** Where to go from here, until there are pages. */
export function welcomePage(): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>一表通 onetable</title>
<style>body { font: 16px/1.6 sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem } pre { overflow-x: auto; background: #f4f4f4; padding: 1rem }</style>
<h1>一表通 onetable</h1>
<p>一表填报，各表自动生成。接口在 <a href="/graphql">/graphql</a>（GraphQL，POST）。<br>
One table in, every report form out. The interface is GraphQL at <a href="/graphql">/graphql</a>, by POST.</p>
<p>先试这一句，看看柳塘镇这个季度要填什么、为什么：<br>Try this first: what is asked of one township this quarter, and why.</p>
<pre>curl http://127.0.0.1:4000/graphql -H 'content-type: application/json' -d '{"query":
  "{ oneTable(unit: \\"liutang\\", period: \\"2026-Q3\\", withSubunits: true) {
       counts { formsDue cells asked prefilled avoided } } }"}'</pre>
</html>
`;
}
