/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/**
 * SX-04 年度人口与出生情况
 *
 * Population and births of the year · 卫健局 · YEAR · TOWNSHIP · 每VILLAGE一行 · 真实表样（陕西省，完整），见 docs/forms.md
 */
export type AnnualPopulationAndBirthsAnswersInput = {
  /**
   * 一孩出生 · 期中：计划内 · First births: within the plan · 人 · 代码 F07
   *
   * 年内该孩次的出生中列入当年生育计划的人数。表未印定义；与季报的“符合政策”不是一回事，不由它填。
   */
  firstPlanned?: number | string | null | undefined;
  /**
   * 多孩出生 · 期中：计划内 · Third and later births: within the plan · 人 · 代码 F13
   *
   * 年内该孩次的出生中列入当年生育计划的人数。表未印定义；与季报的“符合政策”不是一回事，不由它填。
   */
  laterPlanned?: number | string | null | undefined;
  /**
   * 期末已婚育龄妇女人数 · Married women of childbearing age at the end of the year · 人 · 代码 F03
   *
   * 年末15至49周岁、已婚（含离婚、丧偶）的女性。表未注明在哪种人口中统计，目录定为户籍在本村（社区）；是育龄妇女的一部分，不能由育龄妇女填。
   */
  marriedWomen?: number | string | null | undefined;
  /**
   * 期末领取独生子女证人数 · Holders of an only-child certificate at the end of the year · 人 · 代码 F04
   *
   * 年末持有有效独生子女父母光荣证的人数，按领证人计，不是年内新领。表未注明夫妻是否各计一人，目录定为各计一人。
   */
  onlyChildCertificates?: number | string | null | undefined;
  /**
   * 二孩出生 · 期中：计划内 · Second births: within the plan · 人 · 代码 F10
   *
   * 年内该孩次的出生中列入当年生育计划的人数。表未印定义；与季报的“符合政策”不是一回事，不由它填。
   */
  secondPlanned?: number | string | null | undefined;
  /**
   * 往年出生未报人数 · Births of earlier years not reported before · 人 · 代码 F14
   *
   * 年内补报的、以前年度出生而当时未报的人数；不计入本年出生。
   */
  unreportedEarlier?: number | string | null | undefined;
};

/** One answer, by the path of its question. */
export type AnswerInput = {
  /** `population.registeredPresent.MALE`, `forms.SD_01.foreigners`. */
  path: string;
  /** Null is no answer: give a reason under `gaps` instead. */
  value?: number | string | boolean | null | undefined;
};

/** What a cell is filled from. */
export type CellSource =
  /** the form itself: the unit's name or code, the period */
  | 'CONTEXT'
  /** elements, by reference or formula */
  | 'ELEMENTS'
  /** a question that only this form asks */
  | 'OWN_QUESTION';

/** What became of a cell. */
export type CellState =
  /** the form's own question, typed for this form alone */
  | 'ANSWERED'
  /** a heading: the unit's name or code, the period */
  | 'CONTEXT'
  /** filled from the one table */
  | 'FILLED'
  /** without a value, with its reason */
  | 'MISSING'
  /** so reported, or a remark left empty */
  | 'NOT_APPLICABLE'
  /** the form's own question, required and not answered yet */
  | 'OPEN'
  /** a person replaced the filled value, with a reason */
  | 'OVERRIDDEN';

/** 按耕地类型 */
export type DecimalByArableLandTypeInput = {
  /** 旱地 */
  DRY?: number | string | null | undefined;
  /** 水田 */
  PADDY?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按耕地减少去向 */
export type DecimalByArableLossCauseInput = {
  /** 退耕还渔 */
  FISHERY?: number | string | null | undefined;
  /** 退耕还林还草 */
  FOREST_AND_GRASS?: number | string | null | undefined;
  /** 退耕改园地 */
  ORCHARD?: number | string | null | undefined;
  /** 其他基建占地 */
  OTHER_CONSTRUCTION?: number | string | null | undefined;
  /** 国家基建占地 */
  STATE_CONSTRUCTION?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按孩次、户籍所在省 */
export type DecimalByBirthOrderByRegistrationProvinceInput = {
  /** 一孩 */
  FIRST?: DecimalByRegistrationProvinceInput | null | undefined;
  /** 二孩 */
  SECOND?: DecimalByRegistrationProvinceInput | null | undefined;
  /** 多孩（三孩及以上） */
  THIRD_OR_LATER?: DecimalByRegistrationProvinceInput | null | undefined;
  /** 不分孩次 */
  any?: DecimalByRegistrationProvinceInput | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按薄膜种类 */
export type DecimalByFilmKindInput = {
  /** 地膜 */
  MULCH?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按初婚年龄 */
export type DecimalByMarriageAgeInput = {
  /** 23岁及以上 */
  AT_LEAST_23?: number | string | null | undefined;
  /** 19岁及以下 */
  AT_MOST_19?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按化肥品种 */
export type DecimalByNutrientInput = {
  /** 复合肥 */
  COMPOUND?: number | string | null | undefined;
  /** 氮肥 */
  NITROGEN?: number | string | null | undefined;
  /** 磷肥 */
  PHOSPHATE?: number | string | null | undefined;
  /** 钾肥 */
  POTASH?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按户籍所在省 */
export type DecimalByRegistrationProvinceInput = {
  /** 本省户籍 */
  LOCAL?: number | string | null | undefined;
  /** 非本省户籍 */
  NON_LOCAL?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按性别、孩次、户籍所在省 */
export type DecimalBySexByBirthOrderByRegistrationProvinceInput = {
  /** 女 */
  FEMALE?: DecimalByBirthOrderByRegistrationProvinceInput | null | undefined;
  /** 男 */
  MALE?: DecimalByBirthOrderByRegistrationProvinceInput | null | undefined;
  /** 不分性别 */
  any?: DecimalByBirthOrderByRegistrationProvinceInput | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按性别 */
export type DecimalBySexInput = {
  /** 女 */
  FEMALE?: number | string | null | undefined;
  /** 男 */
  MALE?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按坡度 */
export type DecimalBySlopeInput = {
  /** 25º以上坡耕地 */
  ABOVE_25_DEGREES?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** What may be done with an element's values. */
export type ElementKind =
  /** text, yes/no, date or code: copied */
  | 'ATTRIBUTE'
  /** rolls up only with a declared weight */
  | 'AVERAGE'
  /** not derivable from parts */
  | 'DISTINCT'
  /** 时期: sums over units and periods */
  | 'FLOW'
  /** only ever recomputed from its own formula */
  | 'RATIO'
  /** 时点: sums over units, the last one over periods */
  | 'STOCK';

/** Where a fact came from. */
export type FactSource =
  /** the value of an earlier period that nobody has confirmed */
  | 'CARRIED'
  /** counted from a roster */
  | 'COUNTED'
  /** a department's system */
  | 'FED'
  /** a person typed it, or confirmed it */
  | 'TYPED';

/** 农业生产资料 · Farm inputs */
export type FarmInputsInput = {
  /**
   * 农用化肥施用量：年内实际用于农业生产的化肥，按实物量计，不折纯；按品种分，四种穷尽。不含农家肥，不含库存。
   *
   * 农用化肥施用（实物）量 · Fertiliser used, gross weight · 吨 · 口径：年内施用，实物量 · FLOW · YEAR · TOWNSHIP
   */
  fertiliserUse?: DecimalByNutrientInput | null | undefined;
  /**
   * 农用薄膜使用量：年内用于农业生产的塑料薄膜，含棚膜和地膜；其中地膜单独列出，其余只在合计中。按重量计，与地膜覆盖面积不同。
   *
   * 农用薄膜使用量 · Plastic film used in farming · 公斤 · 口径：年内使用，重量 · FLOW · YEAR · TOWNSHIP
   */
  plasticFilmUse?: DecimalByFilmKindInput | null | undefined;
};

/**
 * HB-02 农业生产条件（一）
 *
 * Conditions of farming (1) · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，原表缺代码15），见 docs/forms.md
 */
export type FarmingConditionsAnswersInput = {
  /**
   * 二、农村主要能源及物质消耗 · （五）农用柴油使用量 · Diesel used in farming · 吨 · 代码 31
   *
   * 年内农业机械和农业生产使用的柴油；不含运输车辆。表未注明口径，目录定为只计农业生产。
   */
  dieselUse?: number | string | null | undefined;
  /**
   * 二、农村主要能源及物质消耗 · （二）农村用电量 · Electricity used in rural areas · 万千瓦时 · 代码 21
   *
   * 年内乡镇辖区农村的生产和生活用电量，按供电部门抄表计；不含国有工矿企业用电。表未注明口径，目录定为抄表数。与水电站发电量不同：一个是用，一个是发。
   */
  electricityUse?: number | string | null | undefined;
  /**
   * 三、农田水利建设情况 · 机电排灌面积 · Area irrigated or drained by machine · 亩 · 代码 34
   *
   * 年末用电力或机械灌溉、排涝的耕地，又灌又排的只计一次；含只排不灌的，所以不是有效灌溉面积的一部分。表未注明口径，目录定为灌、排都计。
   */
  machineIrrigated?: number | string | null | undefined;
  /**
   * 二、农村主要能源及物质消耗 / （四）农用簿膜使用量 / 其中： · 地膜覆盖面积 · Area covered by mulching film · 亩 · 代码 30
   *
   * 年内覆盖过地膜的面积，一年覆盖几次的按次累计，所以可以大于耕地面积。表未注明是否累计，目录定为累计。
   */
  mulchedArea?: number | string | null | undefined;
  /**
   * 二、农村主要能源及物质消耗 · （六）农药使用量 · Pesticide used · 公斤 · 代码 27
   *
   * 年内用于农业生产的农药，按实物量（商品量）计，不折有效成分。表未注明口径，目录定为实物量。
   */
  pesticideUse?: number | string | null | undefined;
};

/** The strongest step in the derivation of a filled cell. */
export type FillRule =
  /** accumulated over periods */
  | 'ACCUMULATED'
  /** by a formula */
  | 'CALCULATED'
  /** converted: unit of measure, code */
  | 'CONVERTED'
  /** copied as it is */
  | 'COPIED'
  /** summed over sub-units, or over units that were merged */
  | 'ROLLED_UP'
  /** summed over a breakdown */
  | 'SUMMED';

/** How often something is reported. */
export type Frequency =
  /** half-yearly 半年报 */
  | 'HALF_YEAR'
  /** monthly 月报 */
  | 'MONTH'
  /** quarterly 季报 */
  | 'QUARTER'
  /** yearly 年报 */
  | 'YEAR';

/** Why a question has no value. */
export type GapInput = {
  /** A remark to the reason. */
  note?: string | null | undefined;
  /** Path of the question. */
  path: string;
  /** Why there is no value. */
  reason: NullReason;
};

/** Why a value is missing; where several hold, the first. */
export type GapReason =
  /** 除数为零 */
  | 'DIVISION_BY_ZERO'
  /** 不适用 */
  | 'NOT_APPLICABLE'
  /** 未上报: some units or periods that it needs have not reported */
  | 'NOT_REPORTED'
  /** 没有往期数: it needs a period before the first one that the hub holds */
  | 'NO_EARLIER_PERIOD'
  /** 无权查看 */
  | 'NO_PERMISSION'
  /** 上报为不掌握: the unit said that nobody knows */
  | 'REPORTED_UNKNOWN'
  /** 台账为空 */
  | 'ROSTER_EMPTY'
  /** 来源冲突 */
  | 'SOURCE_CONFLICT'
  /** 单位有合并或拆分: what was there before cannot be brought to the unit as it is now */
  | 'UNIT_CHANGED';

/**
 * GX-02 居民购买医疗或商业保险情况统计表
 *
 * Households with medical or commercial insurance · 医疗保障局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type HouseholdInsuranceAnswersInput = {
  /**
   * 备注 · Remark · 代码 col10
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/** 户数 · Households */
export type HouseholdsInput = {
  /**
   * 五保户数：期末享受特困人员供养（原农村五保）的户籍户，按户计，集中和分散供养都含；不是五保人数，与低保户不重复。
   *
   * 五保户数 · Households on extreme-poverty support · 户 · 口径：户籍，特困供养 · STOCK · QUARTER · VILLAGE
   */
  extremePovertyHouseholds?: number | string | null | undefined;
  /**
   * 农户数：年末户口在自然村（屯）、属于本村集体经济组织的农村住户，含全户外出的；不含只租住的外来户。与户籍户数（派出所立户）、乡村户数（一年以上常住）不同，不能互填。表未注明口径，目录定为集体经济组织成员户。
   *
   * 农户数 · Farm households · 户 · 口径：集体经济组织成员户 · STOCK · YEAR · NATURAL_VILLAGE
   */
  farmHouseholds?: number | string | null | undefined;
  /**
   * 户籍户数：期末在本村（社区）立户的户数，一个户口簿一户，含全户外出的；不含只居住、不在本村立户的。与常住户数、农户数、乡村户数不同。表只印“总户数”，未注明口径，目录定为户籍户。
   *
   * 户籍户数 · Registered households · 户 · 口径：户籍 · STOCK · QUARTER · VILLAGE
   */
  registeredHouseholds?: number | string | null | undefined;
  /**
   * 常住户数：期末有人在本村（社区）居住半年以上的户数，不论户籍；全户外出半年以上的不计。与户籍户数不同。表未注明时长，目录定为半年，与常住人口一致。
   *
   * 常住户数 · Resident households · 户 · 口径：居住半年以上 · STOCK · QUARTER · VILLAGE
   */
  residentHouseholds?: number | string | null | undefined;
  /**
   * 低保户数：期末享受最低生活保障的户籍户，按户计，不是低保人数；不含特困供养（五保）户。表未注明城乡，目录定为城乡低保都含。
   *
   * 低保户数 · Households on subsistence allowance · 户 · 口径：户籍，享受低保 · STOCK · QUARTER · VILLAGE
   */
  subsistenceHouseholds?: number | string | null | undefined;
};

/** 住房保障 · Housing security */
export type HousingInput = {
  /**
   * 人均面积不足户数：年末未达标户中，人均住房面积不足13平方米的户；房屋同时不安全的也计入。
   *
   * 人均面积不足13平方米户数 · Households with under 13 square metres a head · 户 · 口径：未达标户，人均不足13平方米 · STOCK · YEAR · NATURAL_VILLAGE
   */
  crampedHouseHouseholds?: number | string | null | undefined;
  /**
   * 住房保障达标户数：年末农户中，住房稳固安全、而且人均面积达到13平方米的户，两项都要满足；在外有稳定安全住房的算达标。表未注明在外住房，目录定为计入。
   *
   * 住房保障达标户数 · Households with secure housing · 户 · 口径：农户，房屋安全且人均13平方米 · STOCK · YEAR · NATURAL_VILLAGE
   */
  securelyHousedHouseholds?: number | string | null | undefined;
  /**
   * 房屋不稳固安全户数：年末未达标户中，房屋经鉴定不稳固、不安全的户；人均面积同时不足的也计入，所以两项其中可以重叠。
   *
   * 房屋不稳固安全户数 · Households in unsafe houses · 户 · 口径：未达标户，房屋不安全 · STOCK · YEAR · NATURAL_VILLAGE
   */
  unsafeHouseHouseholds?: number | string | null | undefined;
};

/**
 * GX-10 住房保障达标情况统计表
 *
 * Housing that meets the standard · 住房城乡建设局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type HousingStandardAnswersInput = {
  /**
   * 备注 · Remark · 代码 col9
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/** 医疗与商业保险 · Medical and commercial insurance */
export type InsuranceInput = {
  /**
   * 购买商业保险户数：年末农户中购买商业医疗或人身保险的户，不论是否另有基本医疗保险；不含车险、农业保险。表未注明险种，目录定为医疗和人身险；也未注明几人参保才算，目录定为全部家庭成员。
   *
   * 购买商业保险户数 · Households with commercial insurance · 户 · 口径：农户，全员购买商业医疗或人身险 · STOCK · YEAR · NATURAL_VILLAGE
   */
  commercialInsuranceHouseholds?: number | string | null | undefined;
  /**
   * 参加医疗保险或商业保险户数：年末农户中，至少参加城乡居民基本医疗保险（含大病保险）和商业保险之一的户，两种都参加的只计一户。表未注明一户中几人参保才算，目录定为全部家庭成员至少参加一种。
   *
   * 参加医疗保险或商业保险户数 · Households with medical or commercial insurance · 户 · 口径：农户，全员至少参加一种 · STOCK · YEAR · NATURAL_VILLAGE
   */
  insuredHouseholds?: number | string | null | undefined;
  /**
   * 购买医疗保险户数：年末农户中参加城乡居民基本医疗保险（含大病保险）的户，不论是否另有商业保险。按户计，与参保人数、已缴费人数不同。表未注明一户中几人参保才算，目录定为全部家庭成员。
   *
   * 购买医疗保险户数 · Households with basic medical insurance · 户 · 口径：农户，全员参加基本医保 · STOCK · YEAR · NATURAL_VILLAGE
   */
  medicalInsuranceHouseholds?: number | string | null | undefined;
};

/** 耕地 · Arable land */
export type LandInput = {
  /**
   * 年内减少耕地：年内不再是耕地的面积，按去向分。表只印五种去向，未设其他，目录定为五种穷尽，合计即年内减少。
   *
   * 年内减少耕地 · Arable land lost in the year · 亩 · 口径：年内，五种去向 · FLOW · YEAR · TOWNSHIP
   */
  arableDecrease?: DecimalByArableLossCauseInput | null | undefined;
  /**
   * 旱涝保收面积：年末有效灌溉面积中，遇较大旱涝仍能保证收成的耕地。表未注明范围，目录定为有效灌溉面积的一部分。机电排灌面积不是（含只排不灌的），所以没有这层关系。
   *
   * 旱涝保收面积 · Area secure against drought and flood · 亩 · 口径：年末，有效灌溉面积中 · STOCK · YEAR · TOWNSHIP
   */
  droughtFloodSecureArea?: number | string | null | undefined;
  /**
   * 有效灌溉面积：年末有水源、有配套设施、一般年景能正常灌溉的耕地；不含园地、林地的灌溉面积。表未注明是否只算耕地，目录定为只算耕地。
   *
   * 有效灌溉面积 · Effectively irrigated area · 亩 · 口径：年末，耕地 · STOCK · YEAR · TOWNSHIP
   */
  effectivelyIrrigatedArea?: number | string | null | undefined;
  /**
   * 新开荒地：年内新开垦荒地而增加的耕地；是年内增加的一部分，其余来源（复垦、整理等）不单列。
   *
   * 新开荒地 · Newly reclaimed land · 亩 · 口径：年内，开荒 · FLOW · YEAR · TOWNSHIP
   */
  newlyReclaimedLand?: number | string | null | undefined;
  /**
   * 园地改为耕地：年内由果园、茶园、桑园等园地改成的耕地；是年内增加的一部分，与“退耕改园地”方向相反，不互抵。
   *
   * 园地改为耕地 · Orchards turned into arable land · 亩 · 口径：年内，园地改耕地 · FLOW · YEAR · TOWNSHIP
   */
  orchardTurnedArable?: number | string | null | undefined;
  /**
   * 常用耕地面积：年末专门种植农作物并经常耕种、能正常收获的耕地，分水田和旱地，两类穷尽。是耕地面积的一部分，不能由耕地面积填，也不能代替它。
   *
   * 常用耕地面积 · Regularly cultivated land · 亩 · 口径：年末，经常耕种 · STOCK · YEAR · TOWNSHIP
   */
  regularArableLand?: DecimalByArableLandTypeInput | null | undefined;
  /**
   * 临时性耕地面积：年末在常用耕地以外临时开垦种植、不能常年稳定收获的耕地；其中25º以上的坡耕地单独列出，坡度在25º及以下的只在合计中。
   *
   * 临时性耕地面积 · Temporarily cultivated land · 亩 · 口径：年末，临时耕种 · STOCK · YEAR · TOWNSHIP
   */
  temporaryArableLand?: DecimalBySlopeInput | null | undefined;
};

/** Administrative level, from the top down. */
export type Level =
  /** 市 */
  | 'CITY'
  /** 县 */
  | 'COUNTY'
  /** 自然村 */
  | 'NATURAL_VILLAGE'
  /** 省 */
  | 'PROVINCE'
  /** 乡镇、街道 */
  | 'TOWNSHIP'
  /** 村、社区 */
  | 'VILLAGE';

/** Why a question has no value. Zero is a value. */
export type NullReason =
  /** 不适用: the thing does not exist there */
  | 'NOT_APPLICABLE'
  /** 不掌握: it exists, but nobody knows the figure */
  | 'NOT_KNOWN';

/** 各报表自己的问题，只有该表要用。 Questions that only one form asks. */
export type OneTableFormsInput = {
  /**
   * GX-02 居民购买医疗或商业保险情况统计表
   *
   * Households with medical or commercial insurance · 医疗保障局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_02?: HouseholdInsuranceAnswersInput | null | undefined;
  /**
   * GX-10 住房保障达标情况统计表
   *
   * Housing that meets the standard · 住房城乡建设局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_10?: HousingStandardAnswersInput | null | undefined;
  /**
   * HB-02 农业生产条件（一）
   *
   * Conditions of farming (1) · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，原表缺代码15），见 docs/forms.md
   */
  HB_02?: FarmingConditionsAnswersInput | null | undefined;
  /**
   * SD-01 (农村)社区人口状况
   *
   * Population of a rural community · 民政局 · QUARTER · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
   */
  SD_01?: RuralCommunityPopulationAnswersInput | null | undefined;
  /**
   * SX-04 年度人口与出生情况
   *
   * Population and births of the year · 卫健局 · YEAR · TOWNSHIP · 每VILLAGE一行 · 真实表样（陕西省，完整），见 docs/forms.md
   */
  SX_04?: AnnualPopulationAndBirthsAnswersInput | null | undefined;
  /**
   * TJ-01 农村基本情况及农业生产条件(乡镇表)
   *
   * Rural basics and conditions of farming (township) · 统计局 · YEAR · TOWNSHIP · 真实表样（全国2010年，节选），见 docs/forms.md
   */
  TJ_01?: RuralBasicsAnswersInput | null | undefined;
};

/** 一表：按主题的数据元，每项只填一次。 The one table: every element once, by topic. */
export type OneTableInput = {
  /** 农业生产资料 · Farm inputs */
  farmInputs?: FarmInputsInput | null | undefined;
  /** 户数 · Households */
  households?: HouseholdsInput | null | undefined;
  /** 住房保障 · Housing security */
  housing?: HousingInput | null | undefined;
  /** 医疗与商业保险 · Medical and commercial insurance */
  insurance?: InsuranceInput | null | undefined;
  /** 耕地 · Arable land */
  land?: LandInput | null | undefined;
  /** 党组织 · Party organisation */
  party?: PartyInput | null | undefined;
  /** 人口 · Population */
  population?: PopulationInput | null | undefined;
  /** 农村能源 · Rural energy */
  ruralEnergy?: RuralEnergyInput | null | undefined;
  /** 出生、死亡与婚姻 · Births, deaths and marriages */
  vitalEvents?: VitalEventsInput | null | undefined;
};

/** Tables to hand in together: all of them, or none. */
export type OneTableSubmitInput = {
  /** `confirm` tokens of the warnings that the sender stands by. */
  confirm?: Array<string> | null | undefined;
  /** Check and fill everything, store nothing. */
  dryRun?: boolean | null | undefined;
  /** Chosen by the client, 1 to 200 characters, a new one for each submission: a repeated request is answered, not repeated. */
  idempotencyKey: string;
  /** The tables. */
  tables: Array<UnitTableInput>;
};

/** 党组织 · Party organisation */
export type PartyInput = {
  /**
   * 党员数：期末组织关系在本村（社区）党组织的党员，含预备党员和外出的流动党员；不含只居住在本村、组织关系在外的党员，也不含挂职和帮扶干部中的党员。表未注明口径，目录定为组织关系。
   *
   * 党员数 · Party members · 人 · 口径：组织关系在本村 · STOCK · QUARTER · VILLAGE
   */
  partyMembers?: number | string | null | undefined;
};

/** 人口 · Population */
export type PopulationInput = {
  /**
   * 60岁以上人口：期末人在户在的人口中年满60周岁的，含60周岁；65岁以上、80岁以上是另外的数据元。表未注明在哪种人口中统计；原系统字段名以人在户在开头，目录定为人在户在。
   *
   * 60岁以上人数 · Aged 60 and over · 人 · 口径：人在户在，年满60周岁 · STOCK · QUARTER · VILLAGE
   */
  aged60AndOver?: number | string | null | undefined;
  /**
   * 农业人口：期末户籍人口中登记为农业户口的人口；已取消户口性质划分的地方，按取消前的登记计，其后出生的随母亲。非农业人口是户籍人口减它，不另填。与乡村人口（按居住地）不同。
   *
   * 农业人口 · Population with agricultural registration · 人 · 口径：户籍，农业户口 · STOCK · QUARTER · VILLAGE
   */
  agriculturalPopulation?: number | string | null | undefined;
  /**
   * 计划生育总人口：期末卫健部门人口台账在管的总人口。表上只印“总人口”，未注明户籍、常住还是总人口，目录定为以卫健台账为准的单独一项；可能等于常住人口，但没有依据，所以不由常住人口、总人口填。
   *
   * 计划生育总人口 · Population in the family-planning register · 人 · 口径：卫健台账在管，表未注明 · STOCK · QUARTER · VILLAGE
   */
  familyPlanningPopulation?: number | string | null | undefined;
  /**
   * 上期的计划生育总人口：只在没有往期数的单位第一次填报时问。
   *
   * 计划生育总人口：期末卫健部门人口台账在管的总人口。表上只印“总人口”，未注明户籍、常住还是总人口，目录定为以卫健台账为准的单独一项；可能等于常住人口，但没有依据，所以不由常住人口、总人口填。
   *
   * 计划生育总人口 · Population in the family-planning register · 人 · 口径：卫健台账在管，表未注明 · STOCK · QUARTER · VILLAGE
   */
  familyPlanningPopulation_PREVIOUS?: number | string | null | undefined;
  /**
   * 流动人口：期末居住在本村（社区）、户籍不在本县的人口，居住满三个月即计。与人在户不在不同：那里满半年才计，而且含本县其他村的户籍。表未注明时长，目录取卫健口径三个月。
   *
   * 流动人口 · Floating population · 人 · 口径：户籍不在本县，居住三个月以上 · STOCK · QUARTER · VILLAGE
   */
  floatingPopulation?: number | string | null | undefined;
  /**
   * 人在户不在：期末居住在本村（社区）半年以上、户籍不在本村（社区）的人口；不论户籍在本县还是外县。与流动人口的区别：流动人口只算户籍不在本县的，满三个月即计。表未注明居住时长，目录定为半年。
   *
   * 人在户不在 · Present but registered elsewhere · 人 · 口径：居住半年以上，户籍不在 · STOCK · QUARTER · VILLAGE
   */
  presentUnregistered?: DecimalBySexInput | null | undefined;
  /**
   * 户籍人口：期末在本村（社区）登记户籍的人口，不论是否居住在本地；含户在人不在，不含人在户不在。与常住人口、总人口的区别：只看户籍，不看居住。
   *
   * 户籍人口 · Registered population · 人 · 口径：户籍 · STOCK · QUARTER · VILLAGE
   */
  registeredPopulation?: DecimalBySexInput | null | undefined;
  /**
   * 人在户在：期末户籍在本村（社区）、人也居住在本村（社区）的人口；外出不满半年的仍算居住在本村。是户籍人口的一部分。表未注明外出多久算不在，目录定为半年。
   *
   * 人在户在 · Registered and present · 人 · 口径：户籍且居住 · STOCK · QUARTER · VILLAGE
   */
  registeredPresent?: DecimalBySexInput | null | undefined;
  /**
   * 持居住证人口：期末流动人口中持有有效居住证的人口；暂住登记而未领证的不计。是流动人口的一部分，不能由流动人口填。
   *
   * 持居住证人口 · Holders of a residence permit · 人 · 口径：流动人口中持居住证 · STOCK · QUARTER · VILLAGE
   */
  residencePermitHolders?: number | string | null | undefined;
  /**
   * 18岁以下人口：期末人在户在的人口中未满18周岁的。表未注明在哪种人口中统计，也未注明是否含18周岁；原系统字段名以人在户在开头，目录定为人在户在、不含18周岁。
   *
   * 18岁以下人数 · Aged under 18 · 人 · 口径：人在户在，未满18周岁 · STOCK · QUARTER · VILLAGE
   */
  under18?: number | string | null | undefined;
};

/** What a broken rule does. */
export type RuleSeverity =
  /** stops the submission */
  | 'ERROR'
  /** wants a confirmation */
  | 'WARNING';

/**
 * TJ-01 农村基本情况及农业生产条件(乡镇表)
 *
 * Rural basics and conditions of farming (township) · 统计局 · YEAR · TOWNSHIP · 真实表样（全国2010年，节选），见 docs/forms.md
 */
export type RuralBasicsAnswersInput = {
  /**
   * 二、农村基础设施 · 通汽车村数 · Villages reached by motor vehicles · 个 · 代码 9
   *
   * 年末汽车能常年通到村委会驻地的村个数，不论是否通客车。表未注明口径，目录定为能通汽车即计。
   */
  busVillages?: number | string | null | undefined;
  /**
   * 一、农村基层组织情况 · 其中:城关镇个数 · of which county-seat towns · 个 · 代码 4
   *
   * 年末镇中县政府驻地的镇的个数：本镇是城关镇填1，否则填0。单位树不记哪个是城关镇，所以要问。
   */
  countySeatTowns?: number | string | null | undefined;
  /**
   * 一、农村基层组织情况 · 其中:有农业生产的办事处个数 · of which with farming · 个 · 代码 6
   *
   * 年末街道办事处中辖区有农业生产经营活动的个数：是填1，否则填0；不是街道的填0。
   */
  farmingSubdistricts?: number | string | null | undefined;
  /**
   * 二、农村基础设施 · 通电话户数 · Households with telephone · 户 · 代码 11
   *
   * 年末拥有固定或移动电话的住户数，一户几部只计一户。表未注明是否含移动电话，目录定为含，与通电话村数一致。
   */
  phoneHouseholds?: number | string | null | undefined;
  /**
   * 二、农村基础设施 · 通电话村数 · Villages with telephone · 个 · 代码 10
   *
   * 年末通固定或移动电话的村个数。表未注明是否含移动电话，目录定为含。
   */
  phoneVillages?: number | string | null | undefined;
  /**
   * 二、农村基础设施 · 自来水受益村数 · Villages with tap water · 个 · 代码 8
   *
   * 年末有自来水受益户的村委会个数；按村计，不是自来水户数。表未注明受益比例，目录定为有一户即计。
   */
  tapWaterVillages?: number | string | null | undefined;
};

/**
 * SD-01 (农村)社区人口状况
 *
 * Population of a rural community · 民政局 · QUARTER · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
 */
export type RuralCommunityPopulationAnswersInput = {
  /**
   * 户在人不在 · 残疾人数 · Persons with disabilities · 人 · 代码 handicappedNum
   *
   * 期末户籍在本村、持有残疾人证的人数；未办证的不计。表未注明口径，目录定为持证。
   */
  disabled?: number | string | null | undefined;
  /**
   * 户在人不在 · 外籍人员人数 · Foreign nationals · 人 · 代码 foreignerNum
   *
   * 期末居住在本村半年以上的外国籍人员；不含港澳台居民。表未注明口径，目录定为半年。
   */
  foreigners?: number | string | null | undefined;
  /**
   * 户在人不在 · 在社区交纳养老保险人数 · Persons paying pension insurance at the community · 人 · 代码 agedInsuranceNum
   *
   * 期末在本村（社区）经办缴纳养老保险的人数；在单位或外地缴纳的不计，所以不是城乡居民养老保险参保人数。
   */
  pensionPaidHere?: number | string | null | undefined;
  /**
   * 户在人不在 · 优抚对象人数 · Persons entitled to preferential treatment · 人 · 代码 preferentialNum
   *
   * 期末户籍在本村、享受国家抚恤补助和优待的人数，含退役军人中的优抚对象；不只是重点优抚对象。表未注明口径，目录定为全部优抚对象。
   */
  preferentialTreatment?: number | string | null | undefined;
  /**
   * 户在人不在 · 离退休人数 · Retired persons · 人 · 代码 retireNum
   *
   * 期末居住在本村、已办理离休或退休手续并领取养老金的人数；只领城乡居民养老保险的不计。表未注明口径，目录定为办理离退休手续的。
   */
  retired?: number | string | null | undefined;
  /**
   * 户在人不在 · 返乡大学生人数 · Graduates who returned · 人 · 代码 backStudentNum
   *
   * 期末户籍或原籍在本村、毕业后回村居住的大专以上毕业生人数，不论是否就业。表未注明口径，目录定为大专以上、期末仍在村。
   */
  returnedGraduates?: number | string | null | undefined;
  /**
   * 户在人不在 · 归侨归眷人数 · Returned overseas Chinese and their relatives · 人 · 代码 backNum
   *
   * 期末居住在本村的归侨，以及归侨、华侨的国内眷属人数。表未注明口径，目录定为两者都计。
   */
  returnedOverseasChinese?: number | string | null | undefined;
  /**
   * 户在人不在 · 三无人员数 · Persons without income, ability to work or support · 人 · 代码 threeNoNum
   *
   * 期末无劳动能力、无生活来源、无法定赡养抚养义务人（或义务人无能力）的户籍人口；已纳入特困供养的也计。表未注明口径，目录定为户籍。
   */
  threeWithouts?: number | string | null | undefined;
  /**
   * 户在人不在 · 失业人员数 · Unemployed persons · 人 · 代码 loseWorkNum
   *
   * 期末人在户在的劳动年龄人口中，无工作、有工作能力并在找工作的人数。表未注明是否须登记失业，目录定为不论是否登记。
   */
  unemployed?: number | string | null | undefined;
  /**
   * 户在人不在 · 未就业大学生人数 · Graduates without work · 人 · 代码 nojobStudentNum
   *
   * 期末户籍在本村、毕业两年内尚未就业的大专以上毕业生人数；升学、参军的不计。表未注明年限，目录定为两年。
   */
  unemployedGraduates?: number | string | null | undefined;
};

/** 农村能源 · Rural energy */
export type RuralEnergyInput = {
  /**
   * 水电站装机容量：年末乡、村办水电站全部发电机组的额定容量，含检修和停用的机组；没有水电站的填0。各表印千瓦或万千瓦，是同一个数。
   *
   * 水电站装机容量 · Installed hydropower capacity · 千瓦 · 口径：年末，乡镇、村集体办 · STOCK · YEAR · TOWNSHIP
   */
  hydropowerCapacity?: number | string | null | undefined;
  /**
   * 水电站发电量：年内乡、村办水电站的发电量，含自用和上网；没有水电站的填0。与农村用电量不同：一个是发，一个是用。各表印千瓦时或万千瓦时，是同一个数。
   *
   * 水电站发电量 · Hydropower generated · 千瓦时 · 口径：年内，乡镇、村集体办 · FLOW · YEAR · TOWNSHIP
   */
  hydropowerOutput?: number | string | null | undefined;
  /**
   * 乡、村办水电站数：年末由乡镇、村集体办的水电站个数，含承包给个人经营的；不含国有、县属和纯私人投资的。表未注明停机的是否计，目录定为保留发电能力的都计。
   *
   * 乡、村办水电站数 · Hydropower stations run by township or village · 个 · 口径：年末，乡镇、村集体办 · STOCK · YEAR · TOWNSHIP
   */
  hydropowerStations?: number | string | null | undefined;
};

/** What a finding does. */
export type Severity =
  /** is only shown */
  | 'ADVICE'
  /** stops the operation */
  | 'ERROR'
  /** wants a confirmation: hand in again with its `confirm` token */
  | 'WARNING';

/** The kind of a unit; each stands at one level. */
export type UnitKind =
  /** 市 */
  | 'CITY'
  /** 县 */
  | 'COUNTY'
  /** 县级市 */
  | 'COUNTY_LEVEL_CITY'
  /** 区 */
  | 'DISTRICT'
  /** 民族乡 */
  | 'ETHNIC_TOWNSHIP'
  /** 自然村 */
  | 'NATURAL_VILLAGE'
  /** 省 */
  | 'PROVINCE'
  /** 社区（居委会） */
  | 'RESIDENTS_COMMITTEE'
  /** 乡 */
  | 'RURAL_TOWNSHIP'
  /** 街道 */
  | 'SUBDISTRICT'
  /** 镇 */
  | 'TOWN'
  /** 村（村委会） */
  | 'VILLAGE_COMMITTEE';

/** A table to save or hand in. Over an earlier revision it says what changes: questions not named keep their answers. */
export type UnitTableInput = {
  /** Answers by path; may stand beside the typed ones. */
  answers?: Array<AnswerInput> | null | undefined;
  /** The revision that this edit starts from; 0 for a table never handed in. */
  baseRevision?: number;
  /** Answers to forms' own questions, by form. */
  forms?: OneTableFormsInput | null | undefined;
  /** Take the saved draft's answers too; what is said here goes before them. */
  fromDraft?: boolean | null | undefined;
  /** Questions without a value, each with its reason. */
  gaps?: Array<GapInput> | null | undefined;
  /** The reporting period 报告期, by its id. */
  period: string;
  /** Code of the unit. */
  unit: string;
  /** Answers, by topic and element. */
  values?: OneTableInput | null | undefined;
};

/** 出生、死亡与婚姻 · Births, deaths and marriages */
export type VitalEventsInput = {
  /**
   * 出生人数：期内活产的婴儿，按性别、孩次、户籍所在省分，三种分组都穷尽；不含死产，不含补报的往年出生。双胞胎计两人。表未注明在哪种人口中统计，目录定为母亲在本村（社区）常住的。
   *
   * 出生人数 · Births · 人 · 口径：母亲常住本村，活产 · FLOW · QUARTER · VILLAGE
   */
  births?: DecimalBySexByBirthOrderByRegistrationProvinceInput | null | undefined;
  /**
   * 符合政策出生人数：期内出生人数中，按出生时的生育政策属于允许生育的，按孩次、户籍所在省分。表不按性别印，所以不分性别。与年报的“计划内”不同：计划内看是否列入当年生育计划，两者不互填。
   *
   * 符合政策出生人数 · Births within policy · 人 · 口径：出生人数中符合政策 · FLOW · QUARTER · VILLAGE
   */
  birthsWithinPolicy?: DecimalByBirthOrderByRegistrationProvinceInput | null | undefined;
  /**
   * 死亡人数：期内死亡的、生前在本村（社区）常住的人口，不论死亡地点和户籍；按死亡日期计，不按注销户口日期。表未注明口径，目录定为常住。
   *
   * 死亡人数 · Deaths · 人 · 口径：生前常住本村 · FLOW · QUARTER · VILLAGE
   */
  deaths?: number | string | null | undefined;
  /**
   * 女性初婚人数：年内第一次登记结婚的女性，按结婚登记日期计；再婚的不计。年龄只分19岁及以下、23岁及以上两段，20至22岁只在合计中。表未注明在哪种人口中统计，目录定为户籍在本村（社区）。
   *
   * 女性初婚人数 · First marriages of women · 人 · 口径：户籍在本村，首次结婚 · FLOW · YEAR · VILLAGE
   */
  femaleFirstMarriages?: DecimalByMarriageAgeInput | null | undefined;
};

export type UnitsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnitsQuery = { unit: { label: string, en: string | null, level: Level, kind: UnitKind, ancestors: Array<{ code: string }>, parent: { code: string } | null, children: { totalCount: number } } | null, units: { totalCount: number, nodes: Array<{ code: string, kind: UnitKind }> } };

export type PageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PageQuery = { units: { totalCount: number, nodes: Array<{ code: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ElementQueryVariables = Exact<{ [key: string]: never; }>;


export type ElementQuery = { element: { label: string, definition: string, scope: string | null, kind: ElementKind, every: Frequency, at: Level, unit: string | null, derived: boolean, unitOfMeasure: { dimension: string, factor: number | string } | null, operands: Array<{ name: string }>, topic: { field: string } | null, steward: { label: string } | null, breakdowns: Array<{ name: string, codeList: { codes: Array<{ name: string, label: string }> } }>, usedBy: Array<{ form: { code: string }, cells: Array<{ address: string, label: string }> }> } | null };

export type SearchQueryVariables = Exact<{ [key: string]: never; }>;


export type SearchQuery = { catalogue: { number: number, validFrom: string, elements: { nodes: Array<{ name: string }> }, forms: { nodes: Array<{ code: string }> }, rules: Array<{ code: string, formula: string, severity: RuleSeverity }>, departments: Array<{ code: string }> } | null, form: { label: string, field: string, key: string, rows: Level | null, department: { label: string }, cells: Array<{ address: string, code: string | null, label: string, source: CellSource, elements: Array<{ name: string }> }> } | null };

export type NodeQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodeQuery = { nodes: Array<
    | { __typename: 'Catalogue', id: string }
    | { __typename: 'CodeList', id: string }
    | { __typename: 'DataElement', name: string, id: string }
    | { __typename: 'Department', id: string }
    | { __typename: 'FilledForm', period: string, id: string }
    | { __typename: 'Form', code: string, id: string }
    | { __typename: 'Unit', code: string, id: string }
   | null> };

export type IdsQueryVariables = Exact<{ [key: string]: never; }>;


export type IdsQuery = { unit: { id: string } | null, form: { id: string, department: { id: string } } | null, element: { id: string, breakdowns: Array<{ codeList: { id: string } }> } | null, catalogue: { id: string } | null, filledForm: { id: string } | null };

export type AskedQueryVariables = Exact<{ [key: string]: never; }>;


export type AskedQuery = { oneTable: { tables: Array<{ period: string, unit: { label: string }, asked: Array<{ element: { name: string, label: string, unit: string | null }, neededBy: Array<{ form: { code: string, label: string, department: { label: string } }, cell: { label: string } }>, prefilled: { value: number | string | boolean, from: { period: string } } | null }> }>, counts: { formsDue: number, cells: number, asked: number, prefilled: number, avoided: number } } };

export type SubmitMutationVariables = Exact<{
  input: OneTableSubmitInput;
}>;


export type SubmitMutation = { oneTableSubmit: { dryRun: boolean, submissions: Array<{ revision: number, handedIn: boolean, unit: { label: string } }>, forms: Array<{ autoFillRate: number | null, reuseRate: number | null, filled: number, answered: number, missing: number, form: { code: string, label: string }, unit: { label: string } }>, userErrors: Array<{ code: string, severity: Severity, unit: string | null, period: string | null, path: string | null, message: string, confirm: string | null, english: string }> } };

export type AnswersQueryVariables = Exact<{ [key: string]: never; }>;


export type AnswersQuery = { oneTable: { tables: Array<{ revision: number, values: { population: { registeredPopulation: { MALE: number | string | null, FEMALE: number | string | null, total: number | string | null } | null } | null, vitalEvents: { births: { total: number | string | null, MALE: { total: number | string | null, FIRST: { LOCAL: number | string | null, total: number | string | null } | null } | null } | null } | null }, forms: { SD_01: { foreigners: number | string | null, retired: number | string | null } | null }, asked: Array<{ path: string, answer: { value: number | string | boolean | null } | null }> }> } };

export type ExplainQueryVariables = Exact<{ [key: string]: never; }>;


export type ExplainQuery = { zh: { text: string, value: number | string | boolean | null, rule: FillRule | null, formula: string | null, operands: Array<{ element: string, value: string | null }>, facts: Array<{ path: string, value: string | null, revision: number | null, source: FactSource | null, unit: { code: string } }> }, en: { text: string } };

export type DepartmentQueryVariables = Exact<{ [key: string]: never; }>;


export type DepartmentQuery = { forms: { ruralCommunityPopulation: { resident: number | string | null, registered: number | string | null, foreigners: number | string | null, _fill: { autoFillRate: number | null, reuseRate: number | null, gaps: Array<{ cell: string, reason: GapReason }> } } | null } };

export type RowsQueryVariables = Exact<{ [key: string]: never; }>;


export type RowsQuery = { forms: { birthsAndPolicy: { rows: Array<{ births: number | string | null, closing: number | string | null, unit: { code: string } }>, total: { births: number | string | null, closing: number | string | null, unit: { code: string } } } | null } };

export type GenericQueryVariables = Exact<{ [key: string]: never; }>;


export type GenericQuery = { filledForm: { cells: Array<{ address: string, label: string, value: number | string | boolean | null, text: string | null, unit: string | null, state: CellState, rule: FillRule | null, facts: Array<{ path: string, value: string | null }> }> } | null };

export type ListQueryVariables = Exact<{ [key: string]: never; }>;


export type ListQuery = { forms: { ruralCommunityPopulationList: Array<{ resident: number | string | null, _fill: { unit: { code: string } } }> }, filledForms: { totalCount: number, nodes: Array<{ unit: { code: string } }>, pageInfo: { hasNextPage: boolean } } };

export type RatesQueryVariables = Exact<{ [key: string]: never; }>;


export type RatesQuery = { rates: { periods: Array<{ id: string, label: string }>, whole: { formsDue: number, applicable: number, filled: number, carried: number, answered: number, overridden: number, missing: number, open: number, entriesAsked: number, entriesAvoided: number, autoFillRate: number | null, reuseRate: number | null, avoided: { totals: number, arithmetic: number, shared: number } }, lines: Array<{ formsDue: number, applicable: number, filled: number, carried: number, answered: number, overridden: number, missing: number, open: number, entriesAsked: number, entriesAvoided: number, autoFillRate: number | null, reuseRate: number | null, group: { key: string, label: string } | null, avoided: { totals: number, arithmetic: number, shared: number } }> } };

export type FiguresFragment = { formsDue: number, applicable: number, filled: number, carried: number, answered: number, overridden: number, missing: number, open: number, entriesAsked: number, entriesAvoided: number, autoFillRate: number | null, reuseRate: number | null, avoided: { totals: number, arithmetic: number, shared: number } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FiguresFragmentDoc = new TypedDocumentString(`
    fragment Figures on RateLine {
  formsDue
  applicable
  filled
  carried
  answered
  overridden
  missing
  open
  entriesAsked
  entriesAvoided
  autoFillRate
  reuseRate
  avoided {
    totals
    arithmetic
    shared
  }
}
    `, {"fragmentName":"Figures"}) as unknown as TypedDocumentString<FiguresFragment, unknown>;
export const UnitsDocument = new TypedDocumentString(`
    query Units {
  unit(code: "liutang-01") {
    label
    en
    level
    kind
    ancestors {
      code
    }
    parent {
      code
    }
    children(first: 1) {
      totalCount
    }
  }
  units(filter: {within: "liutang", kinds: [RESIDENTS_COMMITTEE]}) {
    totalCount
    nodes {
      code
      kind
    }
  }
}
    `) as unknown as TypedDocumentString<UnitsQuery, UnitsQueryVariables>;
export const PageDocument = new TypedDocumentString(`
    query Page($after: String) {
  units(first: 100, after: $after) {
    totalCount
    nodes {
      code
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PageQuery, PageQueryVariables>;
export const ElementDocument = new TypedDocumentString(`
    query Element {
  element(name: "residentPopulation") {
    label
    definition
    scope
    kind
    every
    at
    unit
    unitOfMeasure {
      dimension
      factor
    }
    derived
    operands {
      name
    }
    topic {
      field
    }
    steward {
      label
    }
    breakdowns {
      name
      codeList {
        codes {
          name
          label
        }
      }
    }
    usedBy {
      form {
        code
      }
      cells {
        address
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ElementQuery, ElementQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search {
  catalogue {
    number
    validFrom
    elements(filter: {search: "户在人不在"}) {
      nodes {
        name
      }
    }
    forms(filter: {department: "health"}) {
      nodes {
        code
      }
    }
    rules {
      code
      formula
      severity
    }
    departments {
      code
    }
  }
  form(code: "SX-02") {
    label
    field
    key
    rows
    department {
      label
    }
    cells {
      address
      code
      label
      source
      elements {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Unit {
      code
    }
    ... on Form {
      code
    }
    ... on DataElement {
      name
    }
    ... on FilledForm {
      period
    }
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const IdsDocument = new TypedDocumentString(`
    query Ids {
  unit(code: "liutang") {
    id
  }
  form(code: "SD-01") {
    id
    department {
      id
    }
  }
  element(name: "births") {
    id
    breakdowns {
      codeList {
        id
      }
    }
  }
  catalogue {
    id
  }
  filledForm(code: "SD-01", unit: "liutang-01", period: "2026-Q3") {
    id
  }
}
    `) as unknown as TypedDocumentString<IdsQuery, IdsQueryVariables>;
export const AskedDocument = new TypedDocumentString(`
    query Asked {
  oneTable(unit: "liutang", period: "2026-Q3", withSubunits: true) {
    tables {
      unit {
        label
      }
      period
      asked {
        element {
          name
          label
          unit
        }
        neededBy {
          form {
            code
            label
            department {
              label
            }
          }
          cell {
            label
          }
        }
        prefilled {
          value
          from {
            period
          }
        }
      }
    }
    counts {
      formsDue
      cells
      asked
      prefilled
      avoided
    }
  }
}
    `) as unknown as TypedDocumentString<AskedQuery, AskedQueryVariables>;
export const SubmitDocument = new TypedDocumentString(`
    mutation Submit($input: OneTableSubmitInput!) {
  oneTableSubmit(input: $input) {
    submissions {
      unit {
        label
      }
      revision
      handedIn
    }
    forms {
      form {
        code
        label
      }
      unit {
        label
      }
      autoFillRate
      reuseRate
      filled
      answered
      missing
    }
    userErrors {
      code
      severity
      unit
      period
      path
      message
      english: message(lang: EN)
      confirm
    }
    dryRun
  }
}
    `) as unknown as TypedDocumentString<SubmitMutation, SubmitMutationVariables>;
export const AnswersDocument = new TypedDocumentString(`
    query Answers {
  oneTable(unit: "liutang-01", period: "2026-Q3") {
    tables {
      revision
      values {
        population {
          registeredPopulation {
            MALE
            FEMALE
            total
          }
        }
        vitalEvents {
          births {
            MALE {
              FIRST {
                LOCAL
                total
              }
              total
            }
            total
          }
        }
      }
      forms {
        SD_01 {
          foreigners
          retired
        }
      }
      asked {
        path
        answer {
          value
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AnswersQuery, AnswersQueryVariables>;
export const ExplainDocument = new TypedDocumentString(`
    query Explain {
  zh: explain(unit: "liutang-01", period: "2026-Q3", address: "SD-01.resident") {
    text
    value
    rule
    formula
    operands {
      element
      value
    }
    facts {
      path
      value
      revision
      source
      unit {
        code
      }
    }
  }
  en: explain(
    unit: "liutang-01"
    period: "2026-Q3"
    address: "SD-01.resident"
    lang: EN
  ) {
    text
  }
}
    `) as unknown as TypedDocumentString<ExplainQuery, ExplainQueryVariables>;
export const DepartmentDocument = new TypedDocumentString(`
    query Department {
  forms {
    ruralCommunityPopulation(unit: "liutang-01", period: "2026-Q3") {
      resident
      registered
      foreigners
      _fill {
        autoFillRate
        reuseRate
        gaps {
          cell
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DepartmentQuery, DepartmentQueryVariables>;
export const RowsDocument = new TypedDocumentString(`
    query Rows {
  forms {
    birthsAndPolicy(unit: "liutang", period: "2026-Q3") {
      rows {
        unit {
          code
        }
        births
        closing
      }
      total {
        unit {
          code
        }
        births
        closing
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RowsQuery, RowsQueryVariables>;
export const GenericDocument = new TypedDocumentString(`
    query Generic {
  filledForm(code: "SD-01", unit: "liutang-01", period: "2026-Q3") {
    cells {
      address
      label
      value
      text
      unit
      state
      rule
      facts {
        path
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GenericQuery, GenericQueryVariables>;
export const ListDocument = new TypedDocumentString(`
    query List {
  forms {
    ruralCommunityPopulationList(
      unit: "liutang"
      period: "2026-Q3"
      first: 3
      after: "liutang-01"
    ) {
      resident
      _fill {
        unit {
          code
        }
      }
    }
  }
  filledForms(
    unit: "liutang"
    period: "2026-Q3"
    withSubunits: true
    form: "SD-01"
    first: 2
  ) {
    totalCount
    nodes {
      unit {
        code
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<ListQuery, ListQueryVariables>;
export const RatesDocument = new TypedDocumentString(`
    query Rates {
  rates(
    unit: "liutang"
    period: "2026-Q3"
    by: DEPARTMENT
    withShorterPeriods: false
  ) {
    periods {
      id
      label
    }
    whole {
      ...Figures
    }
    lines {
      group {
        key
        label
      }
      ...Figures
    }
  }
}
    fragment Figures on RateLine {
  formsDue
  applicable
  filled
  carried
  answered
  overridden
  missing
  open
  entriesAsked
  entriesAvoided
  autoFillRate
  reuseRate
  avoided {
    totals
    arithmetic
    shared
  }
}`) as unknown as TypedDocumentString<RatesQuery, RatesQueryVariables>;