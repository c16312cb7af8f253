/** A sound dictionary; every row of the table in compile.test.ts spoils one place of it. */
export const SOUND = `
"人口"
type Population @topic(label: "人口") {
  "人口：期末的总人口。"
  people(sex: Sex): Int! @element(label: "人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "出生：期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics", subsetOf: "people")
  "耕地：年末实有的耕地。"
  arable: Decimal! @element(label: "耕地面积", unit: "亩", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
  "通公交：期末是否通公交。"
  hasBus: Boolean! @element(label: "通公交", kind: ATTRIBUTE, every: QUARTER, at: VILLAGE, steward: "statistics")
  "出生率：出生人数与人口之比。"
  birthRate: Decimal @element(label: "出生率", kind: RATIO, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "births / people")
}
extend type Population @rule(code: "POP-1", expr: "births <= people", message: "出生不能多于人口")

"人口表"
type Report @form(code: "P-1", label: "人口表", department: "civil-affairs", every: QUARTER, level: TOWNSHIP, rows: VILLAGE) {
  opening: Int @cell(label: "期初", unit: "人") @from(element: "people", period: PREVIOUS, orAsk: true)
  women: Int @cell(label: "女", unit: "人") @from(element: "people", slice: {sex: FEMALE})
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  growth: Int @cell(label: "增长", unit: "人") @from(expr: "people - people@PREVIOUS")
  foreigners: Int! @cell(label: "外籍人员", unit: "人", kind: STOCK)
}

"路面"
enum Road @codeList(label: "路面") { "水泥" CONCRETE "沥青" ASPHALT "土路" EARTH }
"路面硬化"
enum Paving @codeList(label: "路面硬化") {
  "硬化" PAVED @comprises(list: "Road", codes: [CONCRETE, ASPHALT])
  "未硬化" UNPAVED @comprises(list: "Road", codes: [EARTH])
}
"道路"
type Roads @topic(label: "道路") {
  "路面：年末通村道路的路面。"
  road: Road! @element(label: "路面", kind: ATTRIBUTE, every: YEAR, at: VILLAGE, steward: "statistics")
}
"道路表"
type RoadForm @form(code: "P-2", label: "道路表", department: "statistics", every: YEAR, level: VILLAGE) {
  paving: Paving @cell(label: "路面硬化") @from(element: "road")
}
`.slice(1);

/** What is written instead of what, and the finding that this gives. */
export interface Broken {
  readonly code: string;
  readonly instead: string;
  readonly written: string;
  /** Line and column. */
  readonly at: string;
  readonly message: string;
  readonly messageEn: string;
}

export const BROKEN: readonly Broken[] = [
  {
    code: 'SDL_SYNTAX',
    instead: '@topic(label: "人口") {',
    written: '@topic(label: "人口" {',
    at: '2:36',
    message: 'GraphQL 语法错误：Syntax Error: Expected Name, found "{".',
    messageEn: 'Syntax Error: Expected Name, found "{".',
  },
  {
    code: 'SDL_INVALID',
    instead: 'subsetOf: "people"',
    written: 'subset: "people"',
    at: '6:115',
    message: '字典写法有误：Unknown argument "subset" on directive "@element". Did you mean "subsetOf"?',
    messageEn: 'Unknown argument "subset" on directive "@element". Did you mean "subsetOf"?',
  },
  {
    code: 'SDL_INVALID',
    instead: 'kind: FLOW, ',
    written: '',
    at: '6:16',
    message:
      '字典写法有误：Directive "@element" argument "kind" of type "Kind!" is required, but it was not provided.',
    messageEn: 'Directive "@element" argument "kind" of type "Kind!" is required, but it was not provided.',
  },
  {
    code: 'SDL_ENCODING',
    instead: '期内活产的婴儿',
    written: '期内\uFFFD产的婴儿',
    at: '5:9',
    message: '文件不是 UTF-8 编码；请另存为 UTF-8 再试',
    messageEn: 'the file is not UTF-8; save it as UTF-8 and try again',
  },
  {
    code: 'DIRECTIVE_VALUE',
    instead: 'kind: FLOW',
    written: 'kind: FLOWS',
    at: '6:57',
    message: 'kind 不能是 FLOWS；可用：STOCK、FLOW、AVERAGE、RATIO、DISTINCT、ATTRIBUTE。是不是 FLOW？',
    messageEn:
      'kind cannot be FLOWS; use one of STOCK, FLOW, AVERAGE, RATIO, DISTINCT, ATTRIBUTE. Did you mean FLOW?',
  },
  {
    code: 'DIRECTIVE_VALUE',
    instead: 'label: "出生率"',
    written: 'label: 5',
    at: '12:38',
    message: 'label 要写成 String!，写的是 5',
    messageEn: 'label must be String!, this is 5',
  },
  {
    code: 'DIRECTIVE_VALUE',
    instead: 'unit: "亩"',
    written: 'unit: "亩", max: "很多"',
    at: '8:60',
    message: 'max 要是一个十进制数，写的是 很多',
    messageEn: 'max must be a decimal number, this is 很多',
  },
  {
    code: 'DIRECTIVE_VALUE',
    instead: 'unit: "亩"',
    written: 'unit: "亩", decimals: -1',
    at: '8:65',
    message: 'decimals 要是 0 到 20 的整数，写的是 -1',
    messageEn: 'decimals must be a whole number from 0 to 20, this is -1',
  },
  {
    code: 'TYPE_WITHOUT_ROLE',
    instead: 'extend type Population @rule',
    written: 'type Stray { births: Int }\nextend type Population @rule',
    at: '14:6',
    message: '类型 Stray 既不是主题（@topic）也不是报表（@form）',
    messageEn: 'type Stray is neither a @topic nor a @form',
  },
  {
    code: 'ELEMENT_WITHOUT_DIRECTIVE',
    instead: 'extend type Population @rule(',
    written: 'extend type Population { stray: Int }\nextend type Population @rule(',
    at: '14:26',
    message: 'stray 没有 @element；请写明 label、kind、every、at、steward',
    messageEn: 'stray has no @element; give it label, kind, every, at and steward',
  },
  {
    code: 'CELL_WITHOUT_DIRECTIVE',
    instead: '  foreigners: Int!',
    written: '  stray: Int\n  foreigners: Int!',
    at: '22:3',
    message: 'stray 没有 @cell；请写明报表上印的 label',
    messageEn: 'stray has no @cell; give it the label as the form prints it',
  },
  {
    code: 'NO_DESCRIPTION',
    instead: '  "耕地：年末实有的耕地。"\n',
    written: '',
    at: '7:3',
    message: '数据元 arable 没有定义；请在它前面写明统计谁、什么时点、含什么、不含什么',
    messageEn: 'element arable has no definition; write before it who is counted, when, what is in and out',
  },
  {
    code: 'NO_DESCRIPTION',
    instead: '"人口表"\n',
    written: 'enum Age @codeList(label: "年龄") { YOUNG "老" OLD }\n"人口表"\n',
    at: '16:35',
    message: '代码 Age.YOUNG 没有说明；请在它前面写上中文含义，如 "男" MALE',
    messageEn: 'code Age.YOUNG has no description; write its Chinese meaning before it, as in "男" MALE',
  },
  {
    code: 'DECLARED_TWICE',
    instead: 'extend type Population @rule',
    written:
      'type Vital @topic(label: "生死") {\n  "出生：又一次。"\n  births: Int! @element(label: "出生", unit: "人", kind: FLOW, every: YEAR, at: VILLAGE, steward: "statistics")\n}\nextend type Population @rule',
    at: '16:3',
    message: '数据元 births 已在 dictionary.graphql:6 定义；名称全目录唯一',
    messageEn: 'element births is already defined at dictionary.graphql:6; names are unique',
  },
  {
    code: 'DECLARED_TWICE',
    instead: '"人口表"\n',
    written:
      'extend type Population @rule(code: "POP-1", expr: "births >= 0", message: "出生不能为负")\n"人口表"\n',
    at: '16:24',
    message: '规则 POP-1 声明了两次',
    messageEn: 'POP-1 is declared twice',
  },
  {
    code: 'FIELD_TYPE',
    instead: 'births: Int!',
    written: 'births: Float!',
    at: '6:11',
    message: 'births 的类型要是 Int、Decimal、String、Boolean、Date 或者一个代码表',
    messageEn: 'births must be Int, Decimal, String, Boolean, Date or a code list',
  },
  {
    code: 'ARGUMENT_TYPE',
    instead: 'births: Int!',
    written: 'births(sex: Sex!): Int!',
    at: '6:10',
    message: '分组 sex 的类型要是一个代码表（@codeList 的 enum），并且可以省略',
    messageEn: 'argument sex must be an optional code list (an enum with @codeList)',
  },
  {
    code: 'KIND_AND_TYPE',
    instead: 'hasBus: Boolean!',
    written: 'hasBus: Int!',
    at: '10:45',
    message: 'ATTRIBUTE 用于文字、是否、日期、代码；数值请用 STOCK、FLOW、AVERAGE、RATIO 或 DISTINCT',
    messageEn: 'ATTRIBUTE is for text, yes/no, dates and codes, not numbers',
  },
  {
    code: 'KIND_AND_TYPE',
    instead: 'hasBus: Boolean! @element(label: "通公交", kind: ATTRIBUTE',
    written: 'hasBus: Boolean! @element(label: "通公交", kind: STOCK',
    at: '10:49',
    message: 'STOCK 只能用于数值',
    messageEn: 'STOCK is for numbers',
  },
  {
    code: 'UNKNOWN_DEPARTMENT',
    instead: 'department: "civil-affairs"',
    written: 'department: "civil-affair"',
    at: '17:58',
    message: '没有声明部门 civil-affair；是不是 civil-affairs？',
    messageEn: 'department civil-affair is not declared; did you mean civil-affairs?',
  },
  {
    code: 'UNKNOWN_UNIT',
    instead: 'unit: "亩"',
    written: 'unit: "分"',
    at: '8:50',
    message: '没有声明计量单位 分；已声明：人、万人、户、个、亩、公顷、元、万元、%',
    messageEn: 'unit of measure 分 is not declared; declared: 人、万人、户、个、亩、公顷、元、万元、%',
  },
  {
    code: 'UNKNOWN_ELEMENT',
    instead: 'from(expr: "births / people")',
    written: 'from(expr: "birth / people")',
    at: '12:123',
    message: '没有名为 birth 的数据元；相近的有：births（出生人数）',
    messageEn: 'there is no element birth; similar: births（出生人数）',
  },
  {
    code: 'UNKNOWN_ELEMENT',
    instead: '@from(element: "people", slice: {sex: FEMALE})',
    written: '@from(element: "人口")',
    at: '19:58',
    message: '没有名为 人口 的数据元；相近的有：people（人口）',
    messageEn: 'there is no element 人口; similar: people（人口）',
  },
  {
    code: 'UNKNOWN_ELEMENT',
    instead: '@from(element: "people", slice: {sex: FEMALE})',
    written: '@from(expr: "people - foreigners")',
    at: '19:65',
    message:
      '没有名为 foreigners 的数据元；foreigners（外籍人员）是本表的单元格，公式只引用数据元。合计和它的分项，请写成一个带分组（代码表）的数据元：合计引用数据元，分项加 slice',
    messageEn:
      'there is no element foreigners; foreigners is a cell of this form, and formulas see elements only. Model a total and its parts as one element with a breakdown (a code list): the total refers to the element, each part to a slice',
  },
  {
    code: 'UNKNOWN_ELEMENT',
    instead: 'subsetOf: "people"',
    written: 'subsetOf: "peoples"',
    at: '6:3',
    message: 'subsetOf 所指的 peoples 不存在；相近的有：people（人口）',
    messageEn: 'subsetOf names peoples, which does not exist',
  },
  {
    code: 'UNKNOWN_SLICE',
    instead: '{sex: FEMALE}',
    written: '{sex: WOMAN}',
    at: '19:81',
    message: '分组 sex 没有代码 WOMAN；可用：MALE、FEMALE',
    messageEn: 'argument sex has no code WOMAN; use one of MALE, FEMALE',
  },
  {
    code: 'UNKNOWN_SLICE',
    instead: '{sex: FEMALE}',
    written: '{age: OLD}',
    at: '19:81',
    message: 'people（人口）没有分组 age；它的分组是：sex',
    messageEn: 'people has no argument age; it has: sex',
  },
  {
    code: 'UNKNOWN_SLICE',
    instead: 'people - people@PREVIOUS',
    written: 'people - births[sex: MALE]',
    at: '21:74',
    message: 'births（出生人数）没有分组 sex；它的分组是：（无）',
    messageEn: 'births has no argument sex; it has: none',
  },
  {
    code: 'UNKNOWN_PERIOD',
    instead: 'period: PREVIOUS, orAsk: true',
    written: 'period: LAST',
    at: '18:79',
    message:
      '不认识的报告期 LAST；可用：PREVIOUS、YEAR_TO_DATE、SINCE_START、SAME_LAST_YEAR、YEAR_END_BEFORE，或者加引号的报告期如 "2024"',
    messageEn:
      'unknown period LAST; use PREVIOUS, YEAR_TO_DATE, SINCE_START, SAME_LAST_YEAR, YEAR_END_BEFORE, or a quoted period such as "2024"',
  },
  {
    code: 'UNKNOWN_PERIOD',
    instead: 'people@PREVIOUS',
    written: 'people@LAST',
    at: '21:74',
    message:
      '不认识的报告期 LAST；可用：PREVIOUS、YEAR_TO_DATE、SINCE_START、SAME_LAST_YEAR、YEAR_END_BEFORE，或者加引号的报告期如 "2024"',
    messageEn:
      'unknown period LAST; use PREVIOUS, YEAR_TO_DATE, SINCE_START, SAME_LAST_YEAR, YEAR_END_BEFORE, or a quoted period such as "2024"',
  },
  {
    code: 'OR_ASK',
    instead: 'period: PREVIOUS, orAsk',
    written: 'period: SAME_LAST_YEAR, orAsk',
    at: '18:102',
    message: 'orAsk 只能和 period: PREVIOUS 一起用：它在没有上期数时才问',
    messageEn: 'orAsk goes with period: PREVIOUS: it asks only where no earlier period is stored',
  },
  {
    code: 'FROM_WHAT',
    instead: '@from(element: "people", slice: {sex: FEMALE})',
    written: '@from(element: "people", expr: "people")',
    at: '19:43',
    message: '@from 要写 element、expr、context 三者之一',
    messageEn: '@from takes exactly one of element, expr and context',
  },
  {
    code: 'FROM_WHAT',
    instead: '@from(expr: "people - people@PREVIOUS")',
    written: '@from(expr: "people", period: PREVIOUS)',
    at: '21:75',
    message: '@from 写了 expr 就不能再写 period；分组和报告期写在公式里，如 births[sex: MALE]、x@PREVIOUS',
    messageEn:
      'beside expr, @from takes no period; a formula says slices and periods itself, as in births[sex: MALE] and x@PREVIOUS',
  },
  {
    code: 'UNIT_MISMATCH',
    instead: 'label: "女", unit: "人"',
    written: 'label: "女", unit: "户"',
    at: '19:58',
    message: '人 不能变成 户。',
    messageEn: '人 cannot become 户.',
  },
  {
    code: 'UNIT_MISMATCH',
    instead: 'people - people@PREVIOUS',
    written: 'people - arable@PREVIOUS',
    at: '21:58',
    message: '“人”和“亩”不能用 - 放在一起：不是同一类计量单位',
    messageEn: '人 and 亩 cannot stand on the two sides of -: their dimensions differ',
  },
  {
    code: 'UNIT_MISMATCH',
    instead: 'unit: "亩"',
    written: 'unit: "亩", subsetOf: "births"',
    at: '8:3',
    message: 'subsetOf 的两边不是同一类计量单位，不能比较：arable（耕地面积，亩）、births（出生人数，人）',
    messageEn: 'the two sides of subsetOf cannot be compared, their dimensions differ: arable, births',
  },
  {
    code: 'NOT_DERIVABLE',
    instead: 'label: "女", unit: "人") @from(element: "people", slice: {sex: FEMALE})',
    written: 'label: "耕地", unit: "亩") @from(element: "arable")',
    at: '19:59',
    message: 'arable（耕地面积）的频率是 YEAR，比这里要的 QUARTER 粗：粗的不能拆成细的，请把它的 every 改细',
    messageEn:
      'arable is collected at frequency YEAR, coarser than the QUARTER wanted here: nothing can be split downwards; make its every finer',
  },
  {
    code: 'NOT_DERIVABLE',
    instead: 'label: "增长", unit: "人") @from(expr: "people - people@PREVIOUS")',
    written: 'label: "自然村", unit: "个") @from(expr: "count(children(NATURAL_VILLAGE), hasBus)")',
    at: '21:58',
    message:
      'hasBus（通公交）的层级是 VILLAGE，比这里要的 NATURAL_VILLAGE 粗：粗的不能拆成细的，请把它的 at 改细',
    messageEn:
      'hasBus is collected at level VILLAGE, coarser than the NATURAL_VILLAGE wanted here: nothing can be split downwards; make its at finer',
  },
  {
    code: 'NOT_DERIVABLE',
    instead: 'kind: FLOW',
    written: 'kind: DISTINCT',
    at: '20:60',
    message: 'births（出生人数）是去重计数，各部分相加会重复，不能从 VILLAGE/QUARTER 得出 TOWNSHIP/QUARTER',
    messageEn:
      'births counts distinct things: parts overlap, so TOWNSHIP/QUARTER cannot come from VILLAGE/QUARTER',
  },
  {
    code: 'NOT_DERIVABLE',
    instead: 'kind: FLOW',
    written: 'kind: AVERAGE',
    at: '20:60',
    message: 'births（出生人数）是平均数，没有声明 weight，不能汇总；请声明权重数据元',
    messageEn: 'births is an average without a weight: declare weight to let it roll up',
  },
  {
    code: 'NOT_DERIVABLE',
    instead: 'births: Int @cell(label: "出生", unit: "人") @from(element: "births")',
    written:
      'bus: Boolean @cell(label: "公交") @from(expr: "sum(children(VILLAGE).births) > 0 and hasBus@\\"2025-02\\"")',
    at: '20:47',
    message: 'hasBus（通公交）的频率是 QUARTER，比这里要的 MONTH 粗：粗的不能拆成细的，请把它的 every 改细',
    messageEn:
      'hasBus is collected at frequency QUARTER, coarser than the MONTH wanted here: nothing can be split downwards; make its every finer',
  },
  {
    code: 'NOT_DERIVABLE',
    instead: 'period: PREVIOUS, orAsk: true',
    written: 'period: YEAR_TO_DATE',
    at: '18:61',
    message: 'people（人口）是 STOCK，没有“本年累计”；只有 FLOW 可以累计',
    messageEn: 'people is STOCK: only a FLOW has a year to date',
  },
  {
    code: 'NOT_DERIVABLE',
    instead: 'people - people@PREVIOUS',
    written: 'people@SINCE_START',
    at: '21:57',
    message: 'people（人口）是 STOCK，没有“自建立以来累计”；只有 FLOW 可以累计',
    messageEn: 'people is STOCK: only a FLOW has a total since the start',
  },
  {
    code: 'CALENDAR',
    instead: '"人口表"\ntype',
    written: 'extend schema @calendar(name: "school", label: "学年", yearStarts: "9月1日")\n"人口表"\ntype',
    at: '16:66',
    message:
      'yearStarts 写成 "MM-DD"，monthStarts 写 1 到 28 的日；年在某个月的第一天开始，所以两者的日要相同，如 yearStarts: "10-01"，或 monthStarts: 21（一月从上年 12 月 21 日起）',
    messageEn:
      'write yearStarts as "MM-DD" and monthStarts as a day from 1 to 28; a year starts on the first day of a month, so both name one day: yearStarts: "10-01", or monthStarts: 21 (January from 21 December on)',
  },
  {
    code: 'CALENDAR',
    instead: '"人口表"\ntype',
    written: 'extend schema @calendar(name: "civil", label: "公历", yearStarts: "01-01")\n"人口表"\ntype',
    at: '16:65',
    message: 'civil 就是公历：年从 1 月 1 日起，月从 1 日起；不用声明，也不写 calendar',
    messageEn:
      'civil is the civil calendar: it needs no declaration, and elements and forms need no calendar',
  },
  {
    code: 'CALENDAR',
    instead: '"人口表"\ntype',
    written: 'extend schema @calendar(name: "学年", label: "学年", yearStarts: "09-01")\n"人口表"\ntype',
    at: '16:31',
    message: '日历的 name 由小写字母、数字和 - 组成，以字母开头，写的是 学年',
    messageEn: "a calendar's name is made of small letters, digits and -, a letter first; this is 学年",
  },
  {
    code: 'UNKNOWN_CALENDAR',
    instead: 'every: QUARTER, level',
    written: 'every: QUARTER, calendar: "school", level',
    at: '17:101',
    message: '没有声明日历 school；请用 @calendar 声明，不写就是公历',
    messageEn:
      'calendar school is not declared; declare it with @calendar; without one it is the civil calendar',
  },
  {
    code: 'DISCLOSURE',
    instead: 'unit: "人", kind: FLOW',
    written: 'unit: "人", disclosure: 1, kind: FLOW',
    at: '6:63',
    message: 'births（出生人数）的门槛是 1；要是 2 以上的整数，小于它的数不予显示',
    messageEn: 'births has the threshold 1; it is a whole number from 2 on, and what is less is withheld',
  },
  {
    code: 'DISCLOSURE',
    instead: 'kind: RATIO',
    written: 'disclosure: 5, kind: RATIO',
    at: '12:57',
    message:
      'birthRate（出生率）是 RATIO，不能相加；门槛写在它所用的 STOCK 或 FLOW 上，由它们得出的数随之隐去',
    messageEn:
      'birthRate is RATIO and does not add up; write it on the STOCK or FLOW that it is made of: what is made of them is withheld with them',
  },
  {
    code: 'DISCLOSURE',
    instead: 'unit: "亩", kind',
    written: 'unit: "亩", disclosure: 5, kind',
    at: '8:67',
    message: 'arable（耕地面积）不是个数：门槛数的是人或户，只用于没有小数、不小于 0 的数（Int）',
    messageEn:
      'arable is no count: a threshold counts people or households, so it is for numbers without decimals that are never negative (Int)',
  },
  {
    code: 'DISCLOSURE',
    instead: 'steward: "statistics", subsetOf: "people")',
    written: 'steward: "statistics", disclosure: 5, reportedAs: CUMULATIVE_YEAR)',
    at: '6:127',
    message: 'births（出生人数）按累计数填报：相邻两期的累计数一减就是当期数，藏不住',
    messageEn:
      'births is handed in cumulatively: two of its figures, one taken from the other, give away the period between',
  },
  {
    code: 'DISCLOSURE',
    instead: 'steward: "statistics", subsetOf: "people")',
    written: 'steward: "statistics", disclosure: 5) @from(expr: "people - 1")',
    at: '6:127',
    message: 'births（出生人数）由公式得出；门槛写在公式所用的数据元上，由它们得出的数随之隐去',
    messageEn:
      'births comes from a formula; write it on the elements of the formula: what is made of them is withheld with them',
  },
  {
    code: 'REPORTED_AS',
    instead: 'kind: RATIO',
    written: 'kind: RATIO, reportedAs: CUMULATIVE_YEAR',
    at: '12:3',
    message:
      'birthRate（出生率）是算出来的，不用填；reportedAs: CUMULATIVE_YEAR 只用于按月、按季或按半年填报的 FLOW',
    messageEn:
      'birthRate is computed and never handed in; reportedAs: CUMULATIVE_YEAR is for a FLOW that is handed in every month, quarter or half year',
  },
  {
    code: 'CYCLE',
    instead: 'every: QUARTER, at: VILLAGE, steward: "statistics", subsetOf: "people")',
    written: 'every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "people * birthRate")',
    at: '6:115',
    message: '循环引用：births → birthRate → births；同一报告期内一个数不能由自己算出',
    messageEn:
      'these refer to each other in a circle: births → birthRate → births; within one period nothing is computed from itself',
  },
  {
    code: 'CYCLE',
    instead: '@from(expr: "births / people")',
    written: '@from(expr: "births / people + birthRate@\\"2025-Q1\\"")',
    at: '12:110',
    message: '循环引用：birthRate → birthRate；同一报告期内一个数不能由自己算出',
    messageEn:
      'these refer to each other in a circle: birthRate → birthRate; within one period nothing is computed from itself',
  },
  {
    code: 'RATIO_WITHOUT_FORMULA',
    instead: ' @from(expr: "births / people")',
    written: '',
    at: '12:3',
    message: 'birthRate 是 RATIO，只能由公式重算；请加 @from(expr: "分子 / 分母")',
    messageEn: 'birthRate is a RATIO: it is only ever recomputed; add @from(expr: "part / whole")',
  },
  {
    code: 'PARTIAL_ARGUMENTS',
    instead: 'subsetOf: "people"',
    written: 'breakdown: PARTIAL',
    at: '6:3',
    message: 'births 是 PARTIAL，只能有一个分组',
    messageEn: 'births is PARTIAL: it takes exactly one argument',
  },
  {
    code: 'SLICES_DO_NOT_ADD_UP',
    instead: 'hasBus: Boolean!',
    written: 'hasBus(sex: Sex): Boolean!',
    at: '10:3',
    message: 'hasBus 是 ATTRIBUTE，各分组相加得不到合计；请写 breakdown: PARTIAL，合计就单独问',
    messageEn:
      'hasBus is ATTRIBUTE: its slices do not add up to its total; write breakdown: PARTIAL, and the total is asked by itself',
  },
  {
    code: 'OWN_QUESTION_KIND',
    instead: 'unit: "人", kind: STOCK)\n}',
    written: 'unit: "人")\n}',
    at: '22:3',
    message: 'P-1.foreigners 是本表自己的问题，表有分行，请写 kind（STOCK、FLOW……），合计才知道能不能相加',
    messageEn:
      'P-1.foreigners is asked by this form with rows: give it a kind, so that the total knows whether it adds up',
  },
  {
    code: 'OWN_QUESTION_KIND',
    instead: 'unit: "人", kind: STOCK)\n}',
    written: 'unit: "人", kind: AVERAGE)\n}',
    at: '22:58',
    message:
      'P-1.foreigners 是 AVERAGE，各行不能相加成合计；请在主题里定义数据元（平均数带 weight，比率带公式），再用 @from 引用',
    messageEn:
      'P-1.foreigners is AVERAGE: its rows do not add up to the total; define an element (an average with its weight, a ratio with its formula) and take it with @from',
  },
  {
    code: 'KIND_AND_TYPE',
    instead: 'unit: "人", kind: STOCK)\n}',
    written: 'unit: "人", kind: ATTRIBUTE)\n}',
    at: '22:58',
    message: 'ATTRIBUTE 用于文字、是否、日期、代码，不用于数值',
    messageEn: 'ATTRIBUTE is for text, yes/no, dates and codes, not numbers',
  },
  {
    code: 'FORM_ROWS',
    instead: 'rows: VILLAGE',
    written: 'rows: COUNTY',
    at: '17:114',
    message: 'rows 要比 level 低：TOWNSHIP 的表不能按 COUNTY 分行',
    messageEn: 'rows must be below level: a form of a TOWNSHIP has no rows by COUNTY',
  },
  {
    code: 'FORMULA_SYNTAX',
    instead: 'people - people@PREVIOUS',
    written: 'people - （births）',
    at: '21:67',
    message: '公式里不能写“（”，请写半角的 (',
    messageEn: `a formula does not know '（': write the half-width (`,
  },
  {
    code: 'FORMULA_SYNTAX',
    instead: 'people - people@PREVIOUS',
    written: 'people -',
    at: '21:66',
    message: '公式没有写完，还应有数、文字、数据元名或函数',
    messageEn: 'the formula ends too early: expected a number, a text, an element or a function',
  },
  {
    code: 'FORMULA_UNKNOWN_FUNCTION',
    instead: 'people - people@PREVIOUS',
    written: 'summ(people, births)',
    at: '21:58',
    message:
      '没有函数“summ”，是不是想写 sum？可用的函数：if、sum、min、max、avg、round、abs、coalesce、count',
    messageEn: `there is no function 'summ', did you mean sum? The functions are if, sum, min, max, avg, round, abs, coalesce, count`,
  },
  {
    code: 'FORMULA_ARGUMENTS',
    instead: 'people - people@PREVIOUS',
    written: 'abs(people, births)',
    at: '21:58',
    message: 'abs 需要 1 个参数，这里有 2 个',
    messageEn: 'abs takes 1 argument, here are 2',
  },
  {
    code: 'FORMULA_TOO_DEEP',
    instead: 'people - people@PREVIOUS',
    written: `${'('.repeat(101)}people${')'.repeat(101)}`,
    at: '21:158',
    message: '括号、函数和 - / not 的嵌套超过 100 层：请把公式的一部分定义为数据元',
    messageEn:
      'parentheses, functions and - / not nest deeper than 100: make a part of the formula an element',
  },
  {
    code: 'FORMULA_TOO_LONG',
    instead: 'people - people@PREVIOUS',
    written: `people${' + people'.repeat(500)}`,
    at: '21:4058',
    message: '公式有 4506 个字符，最多 4000 个：请把它的一部分定义为数据元',
    messageEn: 'the formula has 4506 characters, at most 4000 are allowed: make a part of it an element',
  },
  {
    code: 'FORMULA_TYPE',
    instead: 'people - people@PREVIOUS',
    written: 'people - hasBus',
    at: '21:67',
    message: '这里要数值，写的是是否（真假）',
    messageEn: 'NUMBER is wanted here, this is YES_NO',
  },
  {
    code: 'FORMULA_TYPE',
    instead: 'births <= people',
    written: 'births + people',
    at: '14:51',
    message: '规则要是一个比较，例如 a <= b',
    messageEn: 'a rule is a comparison, such as a <= b',
  },
  {
    code: 'FORMULA_TYPE',
    instead: 'growth: Int @cell(label: "增长", unit: "人")',
    written: 'growth: String @cell(label: "增长")',
    at: '21:37',
    message: '增长 要的是 TEXT，@from 给的是 NUMBER',
    messageEn: '增长 is TEXT, but @from gives NUMBER',
  },
  {
    code: 'FORMULA_UNITS',
    instead: 'people - people@PREVIOUS',
    written: 'children(VILLAGE).people',
    at: '21:58',
    message: '下级单位的值要放在 sum、avg、min、max 里面，例如 sum(children(VILLAGE).x)',
    messageEn: 'values of sub-units stand only inside sum, avg, min or max, as in sum(children(VILLAGE).x)',
  },
  {
    code: 'FORMULA_UNITS',
    instead: 'people - people@PREVIOUS',
    written: 'sum(children(VILAGE).people)',
    at: '21:62',
    message:
      'VILAGE 既不是层级（PROVINCE、CITY、COUNTY、TOWNSHIP、VILLAGE、NATURAL_VILLAGE）也不是单位类型（PROVINCE、CITY、COUNTY、DISTRICT、COUNTY_LEVEL_CITY、TOWN、RURAL_TOWNSHIP、ETHNIC_TOWNSHIP、SUBDISTRICT、VILLAGE_COMMITTEE、RESIDENTS_COMMITTEE、NATURAL_VILLAGE）',
    messageEn:
      'VILAGE is neither a level (PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE, NATURAL_VILLAGE) nor a kind of unit (PROVINCE, CITY, COUNTY, DISTRICT, COUNTY_LEVEL_CITY, TOWN, RURAL_TOWNSHIP, ETHNIC_TOWNSHIP, SUBDISTRICT, VILLAGE_COMMITTEE, RESIDENTS_COMMITTEE, NATURAL_VILLAGE)',
  },
  {
    code: 'CODE_MAP_INCOMPLETE',
    instead: 'codes: [EARTH]',
    written: 'codes: []',
    at: '28:6',
    message:
      'Paving 没有包括 Road 的全部代码，还缺：EARTH（土路）；每个代码都要归到一处，实在无处可归就在 Paving 里加一个“其他”',
    messageEn:
      'Paving does not take in every code of Road; missing: EARTH. Each goes somewhere: give Paving a code for the rest if there is none',
  },
  {
    code: 'CODE_MAP_TWICE',
    instead: 'codes: [EARTH]',
    written: 'codes: [EARTH, ASPHALT]',
    at: '30:57',
    message: 'Road 的 ASPHALT 已归到 PAVED，不能再归到 UNPAVED',
    messageEn: 'ASPHALT of Road is taken in by PAVED already: it cannot go to UNPAVED too',
  },
  {
    code: 'UNKNOWN_CODE',
    instead: 'codes: [EARTH]',
    written: 'codes: [EARTH, GRAVEL]',
    at: '30:57',
    message: 'Road 没有代码 GRAVEL；可用：CONCRETE、ASPHALT、EARTH',
    messageEn: 'Road has no code GRAVEL; use CONCRETE, ASPHALT, EARTH',
  },
  {
    code: 'UNKNOWN_CODE',
    instead: '@cell(label: "路面硬化") @from(element: "road")',
    written: '@cell(label: "路面硬化") @from(expr: "if(road = \\"MUD\\", road, road)")',
    at: '39:62',
    message: 'Road 没有代码 MUD；可用：CONCRETE、ASPHALT、EARTH',
    messageEn: 'Road has no code MUD; use CONCRETE, ASPHALT, EARTH',
  },
  {
    code: 'UNKNOWN_CODE_LIST',
    instead: '"未硬化" UNPAVED',
    written: '"未硬化" UNPAVED @comprises(list: "Rod", codes: [EARTH])',
    at: '30:34',
    message: '没有代码表 Rod；是不是 Road？',
    messageEn: 'there is no code list Rod; did you mean Road?',
  },
  {
    code: 'NO_CODE_MAP',
    instead: 'paving: Paving @cell',
    written: 'paving: Sex @cell',
    at: '39:51',
    message:
      '路面硬化 用的代码表是 Sex，@from 给的是 Road，没有对照；请在 Sex 的各代码上写 @comprises(list: "Road", codes: […])',
    messageEn:
      '路面硬化 is of the code list Sex, @from gives Road: say on the codes of Sex which they take in, @comprises(list: "Road", codes: […])',
  },
  {
    code: 'VERIFY',
    instead: 'unit: "亩", kind',
    written: 'unit: "亩", verify: true, kind',
    at: '8:63',
    message:
      'arable（耕地面积）没有 @from：没有公式就无从核对，请加 @from(expr: "…")；verify: true 用于能由 @from 算出、仍要填来核对的数据元',
    messageEn:
      'arable has no @from: there is no formula to hold it against; verify: true is for an element that @from could derive, and that is entered to check it',
  },
  {
    code: 'VERIFY',
    instead: 'kind: RATIO',
    written: 'kind: RATIO, verify: true',
    at: '12:66',
    message:
      'birthRate（出生率）是 RATIO：比率只由公式重算，从来不填；verify: true 用于能由 @from 算出、仍要填来核对的数据元',
    messageEn:
      'birthRate is a RATIO: it is only ever recomputed, and never entered; verify: true is for an element that @from could derive, and that is entered to check it',
  },
  {
    code: 'VERIFY',
    instead: 'subsetOf: "people")',
    written: 'verify: true) @from(element: "people", period: PREVIOUS, orAsk: true)',
    at: '6:123',
    message:
      'births（出生人数）的 @from 写了 orAsk：核对只看已有的数，不另问；verify: true 用于能由 @from 算出、仍要填来核对的数据元',
    messageEn:
      'births has orAsk in its @from: a check asks nothing; verify: true is for an element that @from could derive, and that is entered to check it',
  },
  {
    code: 'VERIFY',
    instead: 'subsetOf: "people")',
    written: 'verify: true) @from(expr: "birthRate * people")',
    at: '6:123',
    message:
      'births（出生人数）拿来核对的数又由它自己算出：births → birthRate → births；这样核对永远相符，请改用另外填报的数',
    messageEn:
      'births would be held against what is derived from itself: births → birthRate → births; that always agrees, so take numbers that are entered by themselves',
  },
  {
    code: 'BOUNDS',
    instead: 'label: "通公交", kind',
    written: 'label: "通公交", max: "9", kind',
    at: '10:48',
    message: 'max 只用于数值',
    messageEn: 'max is for numbers',
  },
  {
    code: 'BOUNDS',
    instead: 'kind: RATIO',
    written: 'digits: 3, kind: RATIO',
    at: '12:53',
    message: '算出来的数据元从来不填，digits 约束不了它；要约束就写成 @rule',
    messageEn: 'a derived element is never entered, so digits bounds nothing; write a @rule instead',
  },
  {
    code: 'BOUNDS',
    instead: 'unit: "亩", kind',
    written: 'unit: "亩", min: "10", max: "9.5", kind',
    at: '8:60',
    message: 'min 10 大于 max 9.5，没有数填得进去',
    messageEn: 'min 10 is greater than max 9.5: no number would do',
  },
  {
    code: 'BOUNDS',
    instead: 'unit: "亩", kind',
    written: 'unit: "亩", max: "1000", digits: 3, kind',
    at: '8:60',
    message: 'max 1000 的整数部分有 4 位，而 digits 只许 3 位：请改正其一',
    messageEn: 'max 1000 has 4 digits before the point, and digits allows 3: correct one of them',
  },
  {
    code: 'BOUNDS',
    instead: 'unit: "亩", kind',
    written: 'unit: "亩", maxChange: "0", kind',
    at: '8:66',
    message: 'maxChange 要大于 0，"0.2" 是两成；写的是 0',
    messageEn: 'maxChange must be greater than 0, "0.2" is 20 %; this is 0',
  },
  {
    code: 'DIRECTIVE_VALUE',
    instead: 'unit: "亩", kind',
    written: 'unit: "亩", digits: 0, kind',
    at: '8:63',
    message: 'digits 要是 1 到 60 的整数，写的是 0',
    messageEn: 'digits must be a whole number from 1 to 60, this is 0',
  },
  {
    code: 'NUMBERS_ONLY',
    instead: 'label: "通公交", kind',
    written: 'label: "通公交", unit: "个", kind',
    at: '10:49',
    message: 'unit 只用于数值',
    messageEn: 'unit is for numbers',
  },
  {
    code: 'NUMBERS_ONLY',
    instead: 'unit: "人", kind: STOCK, every: QUARTER',
    written: 'unit: "人", decimals: 1, kind: STOCK, every: QUARTER',
    at: '4:69',
    message: 'Int 没有小数，不能写 decimals: 1；要小数就写 Decimal',
    messageEn: 'an Int has no decimals: write Decimal, or leave out decimals: 1',
  },
  {
    code: 'NUMBERS_ONLY',
    instead: 'women: Int @cell(label: "女", unit: "人")',
    written: 'women: Int @cell(label: "女", unit: "人", decimals: 1)',
    at: '19:53',
    message: 'Int 没有小数，不能写 decimals: 1；要小数就写 Decimal',
    messageEn: 'an Int has no decimals: write Decimal, or leave out decimals: 1',
  },
  {
    code: 'UNIT_KINDS',
    instead: 'unit: "亩", kind',
    written: 'unit: "亩", kinds: [TOWN], kind',
    at: '8:62',
    message: 'TOWN 不在 VILLAGE 这一级；可用：VILLAGE_COMMITTEE、RESIDENTS_COMMITTEE，全都算就不写 kinds',
    messageEn:
      'TOWN does not stand at VILLAGE; use VILLAGE_COMMITTEE, RESIDENTS_COMMITTEE, or leave kinds out for all',
  },
  {
    code: 'UNIT_KINDS',
    instead: 'rows: VILLAGE)',
    written: 'rows: VILLAGE, kinds: [])',
    at: '17:130',
    message:
      'kinds 是空的，谁都不填；可用：TOWN、RURAL_TOWNSHIP、ETHNIC_TOWNSHIP、SUBDISTRICT，全都算就不写 kinds',
    messageEn:
      'kinds is empty: nobody would; use TOWN, RURAL_TOWNSHIP, ETHNIC_TOWNSHIP, SUBDISTRICT, or leave kinds out for all',
  },
  {
    code: 'DIRECTIVE_VALUE',
    instead: 'rows: VILLAGE)',
    written: 'rows: VILLAGE, expires: "2028-02-30")',
    at: '17:132',
    message: 'expires 要是一个日期，如 "2028-12-31"，写的是 2028-02-30',
    messageEn: 'expires must be a day such as "2028-12-31", this is 2028-02-30',
  },
  {
    code: 'FORM_LIFE',
    instead: 'rows: VILLAGE)',
    written: 'rows: VILLAGE, validFrom: "2029-01-01", expires: "2028-12-31")',
    at: '17:157',
    message: 'expires 2028-12-31 早于 validFrom 2029-01-01：这张表从来不收',
    messageEn: 'expires 2028-12-31 is before validFrom 2029-01-01: the form would never be due',
  },
  {
    code: 'FORM_LIFE',
    instead: 'rows: VILLAGE)',
    written: 'rows: VILLAGE, dueDays: -1)',
    at: '17:132',
    message: 'dueDays 是期后的天数，不能是 -1',
    messageEn: "dueDays counts the days after the period's end, this is -1",
  },
  {
    code: 'FORM_WITHOUT_CELLS',
    instead: '{\n  paving: Paving @cell(label: "路面硬化") @from(element: "road")\n}',
    written: '',
    at: '38:15',
    message: '报表 P-2 一个单元格也没有',
    messageEn: 'form P-2 has no cells',
  },
  {
    code: 'DECLARED_TWICE',
    instead: '@cell(label: "出生", unit: "人") @from(element: "births")\n',
    written:
      '@cell(label: "出生", unit: "人", place: "C5") @from(element: "births")\n  again: Int @cell(label: "又", unit: "人", place: "C5") @from(element: "births")\n',
    at: '21:50',
    message: 'C5 已经是 P-1.births（出生）的位置',
    messageEn: 'C5 is the place of P-1.births already',
  },
  {
    code: 'FILLED_CELL',
    instead: '@cell(label: "女", unit: "人")',
    written: '@cell(label: "女", unit: "人", kind: STOCK)',
    at: '19:49',
    message: 'P-1.women 由 @from 填，kind 只用于本表自己的问题',
    messageEn: "P-1.women is filled by @from; kind is for a form's own question",
  },
  {
    code: 'FILLED_CELL',
    instead: 'women: Int @cell',
    written: 'women: Int! @cell',
    at: '19:10',
    message: 'P-1.women 由 @from 填，不用人填，请去掉 !',
    messageEn: 'P-1.women is filled by @from and nobody has to enter it: leave out the !',
  },
  {
    code: 'FORMULA_TYPE',
    instead: 'women: Int @cell(label: "女", unit: "人") @from(element: "people", slice: {sex: FEMALE})',
    written: 'women: Int @cell(label: "女", unit: "人") @from(context: UNIT_NAME)',
    at: '19:10',
    message: 'P-1.women 印的是 UNIT_NAME，类型要写 String',
    messageEn: 'P-1.women prints UNIT_NAME: its type is String',
  },
  {
    code: 'WEIGHT',
    instead: 'unit: "亩", kind',
    written: 'unit: "亩", weight: "people", kind',
    at: '8:3',
    message: 'arable（耕地面积）是 STOCK，不用权重：weight 只用于 AVERAGE',
    messageEn: 'arable is STOCK: weight is for an AVERAGE',
  },
  {
    code: 'WEIGHT',
    instead: 'label: "耕地面积", unit: "亩", kind: STOCK',
    written: 'label: "耕地面积", unit: "亩", weight: "birthRate", kind: AVERAGE',
    at: '8:3',
    message: 'weight 所指的 birthRate（出生率）是 RATIO，不能相加；权重要是 STOCK 或 FLOW',
    messageEn: 'weight names birthRate, which is RATIO and does not add up; a weight is a STOCK or a FLOW',
  },
  {
    code: 'TOLERANCE',
    instead: 'expr: "births <= people"',
    written: 'expr: "hasBus", tolerance: "1"',
    at: '14:72',
    message: 'tolerance 只用于两个数的比较：=、<、<=、>、>=',
    messageEn: 'tolerance is for the comparison of two numbers: =, <, <=, >, >=',
  },
  {
    code: 'TOLERANCE',
    instead: 'expr: "births <= people"',
    written: 'expr: "births <= people", tolerance: "-1"',
    at: '14:82',
    message: 'tolerance 是两边可以相差多少，不能是 -1',
    messageEn: 'tolerance is by how much the sides may differ, this is -1',
  },
  {
    code: 'RULE_OF_NOTHING',
    instead: 'expr: "births <= people"',
    written: 'expr: "1 <= 2"',
    at: '14:51',
    message: '规则 POP-1 里没有数据元，核对不了什么',
    messageEn: 'rule POP-1 names no element: it checks nothing',
  },
  {
    code: 'TYPE_WITHOUT_ROLE',
    instead: '"路面"\nenum',
    written: 'interface Extra { x: Int }\n"路面"\nenum',
    at: '25:11',
    message: 'Extra 不是主题（@topic）、报表（@form）或代码表（@codeList），目录里没有用处',
    messageEn: 'Extra is no @topic, @form or @codeList: a dictionary has no use for it',
  },
  {
    code: 'TYPE_WITHOUT_ROLE',
    instead: '"路面硬化"\nenum',
    written: 'extend enum Road { "沙土" SAND }\n"路面硬化"\nenum',
    at: '27:13',
    message: '代码表 Road 要写在一处，不能用 extend enum 增补',
    messageEn: 'the code list Road stands in one place: its codes cannot be added with extend enum',
  },
  {
    code: 'RULE_PLACE',
    instead: 'level: TOWNSHIP, rows: VILLAGE)',
    written: 'level: TOWNSHIP, rows: VILLAGE) @rule(code: "P-9", expr: "births <= 9", message: "出生过多")',
    at: '17:123',
    message: '规则要写在主题上，不写在Report上：它在每一张显示这些数的表里都成立',
    messageEn: 'a rule stands on a topic, not on Report: it holds in every form that shows the values',
  },
  {
    code: 'SUBSET_OF_ITSELF',
    instead: 'subsetOf: "people"',
    written: 'subsetOf: "births"',
    at: '6:3',
    message: 'births（出生人数）的 subsetOf 指的是它自己，约束不了什么',
    messageEn: 'births is said to be a subset of itself, which bounds nothing',
  },
  {
    code: 'DIRECTIVE_VALUE',
    instead: 'label: "路面硬化") @from',
    written: 'label: " ") @from',
    at: '39:31',
    message: 'label 是空的：没有可写的就不写它',
    messageEn: 'label is blank: leave it out if there is nothing to say',
  },
  {
    code: 'FILLED_CELL',
    instead: '@cell(label: "女", unit: "人")',
    written: '@cell(label: "女", unit: "人", max: "9")',
    at: '19:48',
    message: 'P-1.women 由 @from 填，max 只用于本表自己的问题',
    messageEn: "P-1.women is filled by @from; max is for a form's own question",
  },
  {
    code: 'BOUNDS',
    instead: 'label: "外籍人员", unit: "人"',
    written: 'label: "外籍人员", unit: "人", digits: 2, max: "500"',
    at: '22:68',
    message: 'max 500 的整数部分有 3 位，而 digits 只许 2 位：请改正其一',
    messageEn: 'max 500 has 3 digits before the point, and digits allows 2: correct one of them',
  },
];
