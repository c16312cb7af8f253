/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** 村集体收益分配 · Income and distribution of village collectives */
export type CollectiveAccountsInput = {
  /**
   * 村集体总支出：年内村（社区）集体经济组织的经营支出、管理费用和其他支出，三类穷尽；不含收益分配和购建固定资产。
   *
   * 村集体总支出 · Expenditure of the village collective · 万元 · 口径：年内总支出 · FLOW · YEAR · VILLAGE
   */
  collectiveExpenditure?: DecimalByCollectiveExpenditureUseInput | null | undefined;
  /**
   * 村集体经济收入：年内村（社区）集体经济组织的全部收入，按来源分：经营、发包及上交、投资、补助、其他，五类穷尽；是总收入，不扣支出，不含代收代付和专项应付款。与本年收益（总收入减总支出）不同。没有集体经济组织的村，按村委会代管的集体账填。投资亏损的填负数。
   *
   * 村集体经济收入 · Income of the village collective · 万元 · 口径：年内总收入，不扣支出 · FLOW · YEAR · VILLAGE
   */
  collectiveIncome?: DecimalByCollectiveIncomeSourceInput | null | undefined;
  /**
   * 提取公积金、公益金：年内按分配方案从可分配利润中提取的公积金和公益金，两项合计。
   *
   * 提取公积金、公益金 · Set aside for reserves · 万元 · 口径：年内，收益分配 · FLOW · YEAR · VILLAGE
   */
  reservesSetAside?: number | string | null | undefined;
  /**
   * 年末未分配收益：年末资产负债表上的未分配收益，累计亏损的填负数；本年年末的数就是下一年年初的数。
   *
   * 年末未分配收益 · Undistributed profit at the end of the year · 万元 · 口径：年末账面余额 · STOCK · YEAR · VILLAGE
   */
  undistributedProfit?: number | string | null | undefined;
  /**
   * 上期的年末未分配收益：只在没有往期数的单位第一次填报时问。
   *
   * 年末未分配收益：年末资产负债表上的未分配收益，累计亏损的填负数；本年年末的数就是下一年年初的数。
   *
   * 年末未分配收益 · Undistributed profit at the end of the year · 万元 · 口径：年末账面余额 · STOCK · YEAR · VILLAGE
   */
  undistributedProfit_PREVIOUS?: number | string | null | undefined;
  /**
   * 提取应付福利费：年内按分配方案从可分配利润中提取、用于集体福利的应付福利费；按提取计，不按支用计。
   *
   * 提取应付福利费 · Set aside for welfare · 万元 · 口径：年内，收益分配 · FLOW · YEAR · VILLAGE
   */
  welfareSetAside?: number | string | null | undefined;
};

/** 集体资产与债务 · Collective assets and debts */
export type CollectiveAssetsInput = {
  /**
   * 集体资产：年末村（社区）集体账面的全部资产，即货币资金、债权、库存、长期投资、固定资产（含办公服务用房）等的账面价值，不扣减债务；不含集体土地等未入账的资源。表未注明总额还是净额，目录定为总额。
   *
   * 集体资产 · Collective assets · 万元 · 口径：集体账面资产总额，不扣债务 · STOCK · YEAR · VILLAGE
   */
  collectiveAssets?: number | string | null | undefined;
  /**
   * 债权总额：年末村（社区）集体账面应收未收的全部款项，含借出款、应收的承包款和租金；已核销的不计。在集体资产之内。
   *
   * 债权总额 · Collective claims · 万元 · 口径：集体账面应收 · STOCK · YEAR · VILLAGE
   */
  collectiveClaims?: number | string | null | undefined;
  /**
   * 债务总额：年末村（社区）集体账面应付未付的全部款项，即银行和个人借款、应付工程款、应付工资等负债总额；村干部个人名义的借款未入集体账的不计。
   *
   * 债务总额 · Collective debts · 万元 · 口径：集体账面负债总额 · STOCK · YEAR · VILLAGE
   */
  collectiveDebts?: number | string | null | undefined;
  /**
   * 固定资产总值：年末村（社区）集体账面的固定资产，不含办公服务用房，按扣除折旧后的账面价值计。是集体资产的一部分，不能由集体资产填。表未注明原值还是净值，目录定为账面净值，与集体资产一致。
   *
   * 固定资产总值（除办公服务用房之外） · Fixed assets other than offices and service rooms · 万元 · 口径：集体固定资产，不含办公服务用房 · STOCK · YEAR · VILLAGE
   */
  collectiveFixedAssets?: number | string | null | undefined;
};

/** 社区设施 · Community facilities */
export type CommunityFacilitiesInput = {
  /**
   * 图书室：年末在本村设立、有固定场所和藏书并开放借阅的村（社区）图书室、农家书屋；同一场所两块牌子的只计一个，学校和单位内部的不计。
   *
   * 图书室（农家书屋） · Village libraries · 个 · 口径：村（社区）图书室、农家书屋，开放借阅 · STOCK · YEAR · VILLAGE
   */
  libraries?: number | string | null | undefined;
  /**
   * 室外活动场地投入资金：截至年末，为现有社区室外活动场地累计投入的建设和设备资金，按来源分，四种来源穷尽；用房的投入不计。表未注明当年还是累计，目录定为累计，与用房投入一致。
   *
   * 室外活动场地投入资金 · Investment in outdoor grounds · 万元 · 口径：现有室外活动场地，截至年末累计 · STOCK · YEAR · VILLAGE
   */
  outdoorInvestment?: DecimalByFundSourceInput | null | undefined;
  /**
   * 用房投入资金：截至年末，为现有社区工作用房和社区服务设施用房累计投入的建设、购置和改造资金，按来源分，四种来源穷尽；年末已不再使用的用房不计，室外活动场地不计。表未注明当年还是累计，因与投入使用年份并列，目录定为累计。
   *
   * 用房投入资金 · Investment in community premises · 万元 · 口径：现有用房，截至年末累计 · STOCK · YEAR · VILLAGE
   */
  premisesInvestment?: DecimalByFundSourceInput | null | undefined;
};

/** 社区经费 · Community funds */
export type CommunityFundsInput = {
  /**
   * 办公经费：年内到账、用于社区日常办公的经费，按来源分，五种来源穷尽，合计即办公经费总额；人员报酬、专项经费、建设投入不计。
   *
   * 办公经费 · Office funds · 万元 · 口径：年内到账，日常办公 · FLOW · YEAR · VILLAGE
   */
  officeFunds?: DecimalByOfficeFundSourceInput | null | undefined;
  /**
   * 专项经费支出：年内到账的专项经费中，到年末已经支出的，按用途分，四种用途穷尽；年末未用完的不计，所以合计不多于专项经费总额，用途也不能由来源推算。
   *
   * 专项经费支出 · Spending of special funds · 万元 · 口径：当年专项经费中已支出的 · FLOW · YEAR · VILLAGE
   */
  specialFundSpending?: DecimalBySpecialFundUseInput | null | undefined;
  /**
   * 专项经费：年内到账、指定用途的经费，按来源分，四种来源穷尽，合计即专项经费总额；办公经费不计。
   *
   * 专项经费 · Special funds · 万元 · 口径：年内到账，指定用途 · FLOW · YEAR · VILLAGE
   */
  specialFunds?: DecimalByFundSourceInput | null | undefined;
};

/**
 * SD-08 社区基础设施
 *
 * Infrastructure of a community · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
 */
export type CommunityInfrastructureAnswersInput = {
  /**
   * 社区卫生室 · 社区卫生室数量 · Community clinics: number · 个 · 代码 clinicNum
   *
   * 年末在本村设立、取得医疗机构执业许可并正常接诊的村（社区）卫生室，按个计；乡镇卫生院、私人诊所、停业的不计。
   */
  clinics?: number | string | null | undefined;
  /**
   * 社区卫生室 · 社区卫生室建筑面积 · Community clinics: floor area · ㎡ · 代码 clinicArea
   *
   * 年末在用的社区卫生室的建筑面积合计；与其他用房合用的按实际使用的部分计，不重复计。
   */
  clinicsArea?: number | string | null | undefined;
  /**
   * 社区卫生室 · 投入使用年份 · Community clinics: in use since · 代码 clinicYear
   *
   * 年末在用的社区卫生室中最早的一处投入使用的年份，填四位年份；没有社区卫生室的填不适用。
   */
  clinicsSince?: string | null | undefined;
  /**
   * 社区残疾人活动室 · 社区残疾人活动室数量 · Community activity rooms for the disabled: number · 个 · 代码 handNum
   *
   * 年末本村在用的社区残疾人活动室，即配有康复或无障碍设备、专供残疾人使用的场所；与文娱活动室合用的只计在文娱活动室。
   */
  disabledRooms?: number | string | null | undefined;
  /**
   * 社区残疾人活动室 · 社区残疾人活动室建筑面积 · Community activity rooms for the disabled: floor area · ㎡ · 代码 handArea
   *
   * 年末在用的社区残疾人活动室的建筑面积合计；与其他用房合用的按实际使用的部分计，不重复计。
   */
  disabledRoomsArea?: number | string | null | undefined;
  /**
   * 社区残疾人活动室 · 投入使用年份 · Community activity rooms for the disabled: in use since · 代码 handYear
   *
   * 年末在用的社区残疾人活动室中最早的一处投入使用的年份，填四位年份；没有社区残疾人活动室的填不适用。
   */
  disabledRoomsSince?: string | null | undefined;
  /**
   * 社区图书室 · 社区图书室建筑面积 · Community libraries: floor area · ㎡ · 代码 libArea
   *
   * 年末在用的社区图书室的建筑面积合计；与其他用房合用的按实际使用的部分计，不重复计。
   */
  librariesArea?: number | string | null | undefined;
  /**
   * 社区图书室 · 投入使用年份 · Community libraries: in use since · 代码 libYear
   *
   * 年末在用的社区图书室中最早的一处投入使用的年份，填四位年份；没有社区图书室的填不适用。
   */
  librariesSince?: string | null | undefined;
  /**
   * 其他 · 其他用房数量 · Other premises: number · 处 · 代码 otherNum
   *
   * 年末本村在用的其他社区服务用房，即上列七类以外的用房，按处计；仓库和出租的集体房屋不计。
   */
  otherPremises?: number | string | null | undefined;
  /**
   * 其他 · 其他用房建筑面积 · Other premises: floor area · ㎡ · 代码 otherArea
   *
   * 年末在用的其他社区服务用房的建筑面积合计。
   */
  otherPremisesArea?: number | string | null | undefined;
  /**
   * 社区室外活动场地 · 社区室外活动场地数量 · Outdoor grounds: number · 个 · 代码 outNum
   *
   * 年末本村在用的室外活动场地，如文体广场、篮球场、健身场地；学校和单位内部的不计。与文体部门的篮球场个数不同：这里各种场地都计，同一处场地只计一个。
   */
  outdoorGrounds?: number | string | null | undefined;
  /**
   * 社区室外活动场地 · 社区室外活动场地建筑面积 · Outdoor grounds: area · ㎡ · 代码 outArea
   *
   * 年末在用的室外活动场地的面积合计；表上印“建筑面积”，按场地占地面积计。
   */
  outdoorGroundsArea?: number | string | null | undefined;
  /**
   * 社区室外活动场地 · 投入使用年份 · Outdoor grounds: in use since · 代码 outYear
   *
   * 年末在用的室外活动场地中最早的一处投入使用的年份，填四位年份；没有室外活动场地的填不适用。
   */
  outdoorGroundsSince?: string | null | undefined;
  /**
   * 社区警务室 · 社区警务室数量 · Community police rooms: number · 个 · 代码 policeNum
   *
   * 年末本村在用的社区警务室，须有固定场所、民警或辅警定期驻勤；只挂牌的不计。
   */
  policeRooms?: number | string | null | undefined;
  /**
   * 社区警务室 · 社区警务室建筑面积 · Community police rooms: floor area · ㎡ · 代码 policeArea
   *
   * 年末在用的社区警务室的建筑面积合计；与其他用房合用的按实际使用的部分计，不重复计。
   */
  policeRoomsArea?: number | string | null | undefined;
  /**
   * 社区警务室 · 投入使用年份 · Community police rooms: in use since · 代码 policeYear
   *
   * 年末在用的社区警务室中最早的一处投入使用的年份，填四位年份；没有社区警务室的填不适用。
   */
  policeRoomsSince?: string | null | undefined;
  /**
   * 社区文娱活动室 · 社区文娱活动室数量 · Community recreation rooms: number · 个 · 代码 actionNum
   *
   * 年末本村在用的社区文娱活动室，即棋牌、歌舞、健身等室内场所；图书室、残疾人活动室、室外场地不计；与文化主管部门所称文化室的范围不同，不互填。
   */
  recreationRooms?: number | string | null | undefined;
  /**
   * 社区文娱活动室 · 社区文娱活动室建筑面积 · Community recreation rooms: floor area · ㎡ · 代码 actionArea
   *
   * 年末在用的社区文娱活动室的建筑面积合计；与其他用房合用的按实际使用的部分计，不重复计。
   */
  recreationRoomsArea?: number | string | null | undefined;
  /**
   * 社区文娱活动室 · 投入使用年份 · Community recreation rooms: in use since · 代码 actionYear
   *
   * 年末在用的社区文娱活动室中最早的一处投入使用的年份，填四位年份；没有社区文娱活动室的填不适用。
   */
  recreationRoomsSince?: string | null | undefined;
  /**
   * 社区服务大厅 · 社区服务大厅数量 · Community service halls: number · 个 · 代码 serviceNum
   *
   * 年末本村在用的社区服务大厅，即集中受理居民事项的场所；没有专门场所、在办公室办理的不计。
   */
  serviceHalls?: number | string | null | undefined;
  /**
   * 社区服务大厅 · 社区服务大厅建筑面积 · Community service halls: floor area · ㎡ · 代码 serviceArea
   *
   * 年末在用的社区服务大厅的建筑面积合计；与其他用房合用的按实际使用的部分计，不重复计。
   */
  serviceHallsArea?: number | string | null | undefined;
  /**
   * 社区服务大厅 · 投入使用年份 · Community service halls: in use since · 代码 serviceYear
   *
   * 年末在用的社区服务大厅中最早的一处投入使用的年份，填四位年份；没有社区服务大厅的填不适用。
   */
  serviceHallsSince?: string | null | undefined;
  /**
   * 社区工作用房 · 社区工作用房数量 · Community work rooms: number · 间 · 代码 offNum
   *
   * 年末本村在用的社区工作用房，即村“两委”和工作人员的办公用房，按自然间计；服务大厅和下列各类专用室不计。
   */
  workRooms?: number | string | null | undefined;
  /**
   * 社区工作用房 · 社区工作用房建筑面积 · Community work rooms: floor area · ㎡ · 代码 offArea
   *
   * 年末在用的社区工作用房的建筑面积合计；与其他用房合用的按实际使用的部分计，不重复计。
   */
  workRoomsArea?: number | string | null | undefined;
  /**
   * 社区工作用房 · 投入使用年份 · Community work rooms: in use since · 代码 offYear
   *
   * 年末在用的社区工作用房中最早的一处投入使用的年份，填四位年份；没有社区工作用房的填不适用。
   */
  workRoomsSince?: string | null | undefined;
};

/**
 * SC-10 社区(村)概况
 *
 * Profile of a community or village · 政法委 · YEAR · VILLAGE · 真实表样（四川省网格化平台，完整），见 docs/forms.md
 */
export type CommunityProfileAnswersInput = {
  /**
   * 社区(村)人均年收入 · Income per head · 万元 · 代码 individualAverageInclude
   *
   * 年内本村（社区）居民平均每人的收入，按万元印，由网格员登记。表未注明是纯收入还是可支配收入，也未注明人口口径，所以不由民政表的人均纯收入换算。
   */
  income?: number | string | null | undefined;
  /**
   * 社区(村)人数 · People · 代码 villagers
   *
   * 年末网格化平台登记在本村（社区）名下的人数，按人计，含户籍和登记在册的流动人口，注销的不计。表未注明口径，可能就是户籍人口，但没有依据，所以不由户籍人口、总人口填。
   */
  people?: number | string | null | undefined;
  /**
   * 社区(村)代表数 · Villagers’ or residents’ representatives · 代码 villageDelegate
   *
   * 年末在任的村民代表（社区为居民代表）人数，按人计，由村民（居民）推选；村“两委”成员未被推选为代表的不计。
   */
  representatives?: number | string | null | undefined;
};

/** 社区人员 · Community staff */
export type CommunityStaffInput = {
  /**
   * 社区人员数：年末在职的村民委员会成员和社区工作人员，按身份、年龄分，都穷尽。村委会成员指选举产生的主任、副主任、委员；工作人员指其余受聘或派驻在村（社区）办公的人，不含村委会成员，不含村民小组长、网格志愿者。各身份的总人数是四个年龄段之和。
   *
   * 社区人员数 · Community staff · 人 · 口径：年末在职，村委会成员与工作人员 · STOCK · YEAR · VILLAGE
   */
  communityStaff?: DecimalByStaffRoleByStaffAgeInput | null | undefined;
  /**
   * 交叉任职人数：年末村委会成员中同时担任村党组织成员的人数；兼任集体经济组织、共青团、妇联等职务的不计。表未注明哪些职务算交叉，目录定为村“两委”交叉。
   *
   * 交叉任职人数 · Committee members also on the Party branch committee · 人 · 口径：村委会成员中兼村党组织成员 · STOCK · YEAR · VILLAGE
   */
  crossAppointedMembers?: number | string | null | undefined;
  /**
   * 大学生村官人数：年末村委会成员中由组织部门选聘到村任职的高校毕业生；自己回村参选的大学毕业生不计。
   *
   * 大学生村官人数 · Graduate village officials · 人 · 口径：村委会成员中选聘的大学生村官 · STOCK · YEAR · VILLAGE
   */
  graduateOfficials?: number | string | null | undefined;
  /**
   * 具备社会工作职业资格人数：年末在职的工作人员（不含村委会成员）中，持有助理社会工作师、社会工作师或高级社会工作师证书的；只参加培训的不计。
   *
   * 具备社会工作职业资格人数 · Staff with a social work qualification · 人 · 口径：工作人员中持社会工作者职业资格证 · STOCK · YEAR · VILLAGE
   */
  qualifiedSocialWorkers?: number | string | null | undefined;
  /**
   * 高中以上学历的社区人员：年末在职的村委会成员、工作人员中学历在高中及以上的，按已取得毕业证的最高学历分，在读的按原学历。只问高中及以上四档，初中及以下由总人数推算。
   *
   * 高中以上学历的社区人员 · Community staff with senior secondary education or above · 人 · 口径：社区人员中高中及以上学历 · STOCK · YEAR · VILLAGE
   */
  staffByEducation?: DecimalByStaffRoleByEducationFromSeniorSchoolInput | null | undefined;
  /**
   * 工作人员的来源身份：年末在职的工作人员（不含村委会成员），按来源身份分，一人只计一种。只问表上单独印出的五种，其他身份由总人数推算。
   *
   * 按来源身份的工作人员 · Staff by employment status · 人 · 口径：工作人员，五种来源身份 · STOCK · YEAR · VILLAGE
   */
  staffByOrigin?: DecimalByStaffOriginInput | null | undefined;
  /**
   * 社区人员中的党员和共青团员：年末在职的村委会成员、工作人员，按政治面貌；党员含预备党员，同时保留团籍的计为党员。只问党员、团员两类，其他政治面貌由总人数推算。与党员数（组织关系在本村的全部党员）不同：只在社区人员中统计，组织关系在外的也计，不能互填。
   *
   * 社区人员中的党员和团员 · Party and League members on the community staff · 人 · 口径：社区人员中党员、团员 · STOCK · YEAR · VILLAGE
   */
  staffByPoliticalStatus?: DecimalByStaffRoleByPoliticalStatusInput | null | undefined;
  /**
   * 社区人员中的少数民族：年末在职的村委会成员、工作人员中身份证民族不是汉族的。
   *
   * 少数民族社区人员 · Ethnic minorities on the community staff · 人 · 口径：社区人员中少数民族 · STOCK · YEAR · VILLAGE
   */
  staffMinorities?: DecimalByStaffRoleInput | null | undefined;
  /**
   * 参加住房公积金的社区人员：年末在职的村委会成员、工作人员中，以本人名义参加住房公积金且账户正常缴存的；账户已封存的不计。一人参加几种的在各种里都计，几种之间不相加。
   *
   * 参加住房公积金的社区人员 · Community staff with the housing fund · 人 · 口径：社区人员中参加住房公积金 · STOCK · YEAR · VILLAGE
   */
  staffWithHousingFund?: DecimalByStaffRoleInput | null | undefined;
  /**
   * 参加工伤保险的社区人员：年末在职的村委会成员、工作人员中，以本人名义参加工伤保险且在保的；由村（社区）或派出单位缴纳的都计；商业意外险不计。一人参加几种的在各种里都计，几种之间不相加。
   *
   * 参加工伤保险的社区人员 · Community staff with work injury insurance · 人 · 口径：社区人员中参加工伤保险 · STOCK · YEAR · VILLAGE
   */
  staffWithInjuryInsurance?: DecimalByStaffRoleInput | null | undefined;
  /**
   * 参加生育保险的社区人员：年末在职的村委会成员、工作人员中，以本人名义参加生育保险且在保的；与职工医疗保险合并缴纳的也计。一人参加几种的在各种里都计，几种之间不相加。
   *
   * 参加生育保险的社区人员 · Community staff with maternity insurance · 人 · 口径：社区人员中参加生育保险 · STOCK · YEAR · VILLAGE
   */
  staffWithMaternityInsurance?: DecimalByStaffRoleInput | null | undefined;
  /**
   * 参加医疗保险的社区人员：年末在职的村委会成员、工作人员中，以本人名义参加医疗保险且在保的；含职工和城乡居民基本医疗保险；只买商业保险的不计。一人参加几种的在各种里都计，几种之间不相加。
   *
   * 参加医疗保险的社区人员 · Community staff with medical insurance · 人 · 口径：社区人员中参加基本医疗保险 · STOCK · YEAR · VILLAGE
   */
  staffWithMedicalInsurance?: DecimalByStaffRoleInput | null | undefined;
  /**
   * 参加养老保险的社区人员：年末在职的村委会成员、工作人员中，以本人名义参加养老保险且在保的；含城镇职工和城乡居民养老保险，不论谁缴费。一人参加几种的在各种里都计，几种之间不相加。
   *
   * 参加养老保险的社区人员 · Community staff with pension insurance · 人 · 口径：社区人员中参加养老保险 · STOCK · YEAR · VILLAGE
   */
  staffWithPension?: DecimalByStaffRoleInput | null | undefined;
  /**
   * 参加失业保险的社区人员：年末在职的村委会成员、工作人员中，以本人名义参加失业保险且在保的；由村（社区）或派出单位缴纳的都计。一人参加几种的在各种里都计，几种之间不相加。
   *
   * 参加失业保险的社区人员 · Community staff with unemployment insurance · 人 · 口径：社区人员中参加失业保险 · STOCK · YEAR · VILLAGE
   */
  staffWithUnemploymentInsurance?: DecimalByStaffRoleInput | null | undefined;
  /**
   * 社区人员中的女性：年末在职的村委会成员、工作人员中的女性。不是本村女性人口。
   *
   * 女性社区人员 · Women on the community staff · 人 · 口径：社区人员中女性 · STOCK · YEAR · VILLAGE
   */
  staffWomen?: DecimalByStaffRoleInput | null | undefined;
};

/**
 * GX-04 适龄儿童少年接受义务教育情况统计表
 *
 * Children of school age in compulsory education · 教育局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type CompulsoryEducationAnswersInput = {
  /**
   * 备注 · Remark · 代码 col9
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/**
 * GX-05 村有篮球场，文化室（农家书屋）或戏台情况表
 *
 * Basketball courts, cultural rooms, farm libraries and stages · 文化广电体育局 · YEAR · VILLAGE · 真实表样（广西，完整），见 docs/forms.md
 */
export type CulturalFacilitiesAnswersInput = {
  /**
   * 有篮球场个数 · Basketball courts · 个 · 代码 col3
   *
   * 年末村内可供村民使用的篮球场，个，含学校对外开放的；不含半场。表未注明口径，目录定为全场。
   */
  basketballCourts?: number | string | null | undefined;
  /**
   * 有文化室个数 · Cultural rooms · 个 · 代码 col4
   *
   * 年末村内有固定房屋、能开展活动的文化室，个；与农家书屋同处一室的两处都计。
   */
  cultureRooms?: number | string | null | undefined;
  /**
   * 备注 · Remark · 代码 col7
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
  /**
   * 有戏台个数 · Stages · 个 · 代码 col6
   *
   * 年末村内可供演出的固定戏台，个，室内外都计；临时搭建的不计。
   */
  stages?: number | string | null | undefined;
};

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

/** 按秋收粮食作物 */
export type DecimalByAutumnGrainInput = {
  /** 粟谷 */
  FOXTAIL_MILLET?: number | string | null | undefined;
  /** 玉米 */
  MAIZE?: number | string | null | undefined;
  /** 其他杂粮（表印“其实杂粮”） */
  OTHER_COARSE_GRAIN?: number | string | null | undefined;
  /** 杂豆（绿豆、红小豆和其他杂豆） */
  OTHER_PULSES?: number | string | null | undefined;
  /** 马铃薯（秋收） */
  POTATOES?: number | string | null | undefined;
  /** 稻谷（中稻） */
  RICE?: number | string | null | undefined;
  /** 高粱（表印“高梁”） */
  SORGHUM?: number | string | null | undefined;
  /** 黄豆 */
  SOYBEANS?: number | string | null | undefined;
  /** 红薯 */
  SWEET_POTATOES?: number | string | null | undefined;
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

/** 按孩次 */
export type DecimalByBirthOrderInput = {
  /** 一孩 */
  FIRST?: number | string | null | undefined;
  /** 二孩 */
  SECOND?: number | string | null | undefined;
  /** 多孩（三孩及以上） */
  THIRD_OR_LATER?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按牛的用途 */
export type DecimalByCattleUseInput = {
  /** 肉牛 */
  BEEF?: number | string | null | undefined;
  /** 奶牛 */
  DAIRY?: number | string | null | undefined;
  /** 役用牛 */
  DRAUGHT?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按鸡的用途 */
export type DecimalByChickenUseInput = {
  /** 肉鸡 */
  BROILERS?: number | string | null | undefined;
  /** 蛋鸡 */
  LAYERS?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按现有子女数 */
export type DecimalByChildrenBornInput = {
  /** 0孩 */
  NONE?: number | string | null | undefined;
  /** 1孩 */
  ONE?: number | string | null | undefined;
  /** 多孩（3孩及以上） */
  THREE_OR_MORE?: number | string | null | undefined;
  /** 2孩 */
  TWO?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按蚕茧种类 */
export type DecimalByCocoonInput = {
  /** 桑蚕茧 */
  MULBERRY?: number | string | null | undefined;
  /** 柞蚕茧 */
  TUSSAH?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按集体支出用途 */
export type DecimalByCollectiveExpenditureUseInput = {
  /** 管理费用 */
  ADMINISTRATION?: number | string | null | undefined;
  /** 经营支出 */
  OPERATIONS?: number | string | null | undefined;
  /** 其他支出 */
  OTHER?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按集体收入来源 */
export type DecimalByCollectiveIncomeSourceInput = {
  /** 发包及上交收入 */
  CONTRACTS?: number | string | null | undefined;
  /** 投资收益 */
  INVESTMENT?: number | string | null | undefined;
  /** 经营收入 */
  OPERATIONS?: number | string | null | undefined;
  /** 其他收入 */
  OTHER?: number | string | null | undefined;
  /** 补助收入 */
  SUBSIDIES?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按集体农用地用途 */
export type DecimalByCollectiveLandUseInput = {
  /** 养殖水面 */
  AQUACULTURE?: number | string | null | undefined;
  /** 耕地 */
  ARABLE?: number | string | null | undefined;
  /** 草原 */
  GRASSLAND?: number | string | null | undefined;
  /** 园地 */
  ORCHARD?: number | string | null | undefined;
  /** 其他 */
  OTHER?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按高中及以上学历 */
export type DecimalByEducationFromSeniorSchoolInput = {
  /** 大学本科 */
  BACHELOR?: number | string | null | undefined;
  /** 大学专科 */
  COLLEGE?: number | string | null | undefined;
  /** 研究生及以上 */
  POSTGRADUATE?: number | string | null | undefined;
  /** 高中及中专 */
  SENIOR_SECONDARY?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按设施蔬菜 */
export type DecimalByFacilityVegetableInput = {
  /** 芹菜 */
  CELERY?: number | string | null | undefined;
  /** 黄瓜 */
  CUCUMBERS?: number | string | null | undefined;
  /** 生姜 */
  GINGER?: number | string | null | undefined;
  /** 油菜 */
  PAK_CHOI?: number | string | null | undefined;
  /** 辣椒 */
  PEPPERS?: number | string | null | undefined;
  /** 菠菜 */
  SPINACH?: number | string | null | undefined;
  /** 西红柿 */
  TOMATOES?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按农户类型 */
export type DecimalByFarmHouseholdTypeInput = {
  /** 纯农户 */
  FARMING_ONLY?: number | string | null | undefined;
  /** 农业兼业户 */
  MAINLY_FARMING?: number | string | null | undefined;
  /** 非农业兼业户 */
  MAINLY_NON_FARMING?: number | string | null | undefined;
  /** 非农户 */
  NON_FARMING?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按经营耕地规模 */
export type DecimalByFarmSizeInput = {
  /** 10亩以下 */
  BELOW_10?: number | string | null | undefined;
  /** 10-30亩 */
  FROM_10?: number | string | null | undefined;
  /** 30-50亩 */
  FROM_30?: number | string | null | undefined;
  /** 50-100亩 */
  FROM_50?: number | string | null | undefined;
  /** 100-200亩 */
  FROM_100?: number | string | null | undefined;
  /** 200亩以上 */
  FROM_200?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按农场从业类别 */
export type DecimalByFarmWorkInput = {
  /** 农业从业人员 */
  AGRICULTURAL?: number | string | null | undefined;
  /** 非农业从业人员 */
  NON_AGRICULTURAL?: number | string | null | undefined;
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

/** 按流入来源 */
export type DecimalByFloatingOriginInput = {
  /** 跨省流入 */
  OTHER_PROVINCE?: number | string | null | undefined;
  /** 省内流入（本省外县） */
  SAME_PROVINCE?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按资金来源 */
export type DecimalByFundSourceInput = {
  /** 社会捐助 */
  DONATION?: number | string | null | undefined;
  /** 财政拨款 */
  FISCAL?: number | string | null | undefined;
  /** 其他 */
  OTHER?: number | string | null | undefined;
  /** 自筹 */
  SELF_RAISED?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按山羊毛种类 */
export type DecimalByGoatHairInput = {
  /** 山羊绒 */
  CASHMERE?: number | string | null | undefined;
  /** 山羊粗毛 */
  COARSE?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按不要求发展产业的原因 */
export type DecimalByIndustryExemptionInput = {
  /** 主要劳动力长期外出务工 */
  LABOUR_AWAY?: number | string | null | undefined;
  /** 无劳动能力 */
  WITHOUT_LABOUR?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按重点优抚对象类别 */
export type DecimalByKeyPreferentialCategoryInput = {
  /** 三属：烈士、因公牺牲军人、病故军人遗属 */
  BEREAVED?: number | string | null | undefined;
  /** 在乡复员军人 */
  DEMOBILISED?: number | string | null | undefined;
  /** 伤残军人 */
  DISABLED?: number | string | null | undefined;
  /** 60岁以上农村籍退役士兵 */
  RURAL_SOLDIER_AGED_60?: number | string | null | undefined;
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

/** 按杂豆 */
export type DecimalByMinorPulseInput = {
  /** 红小豆 */
  ADZUKI_BEANS?: number | string | null | undefined;
  /** 绿豆 */
  MUNG_BEANS?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按监测对象类别 */
export type DecimalByMonitoringCategoryInput = {
  /** 边缘易致贫户 */
  MARGINAL?: number | string | null | undefined;
  /** 突发严重困难户 */
  SUDDEN_HARDSHIP?: number | string | null | undefined;
  /** 脱贫不稳定户 */
  UNSTABLE?: number | string | null | undefined;
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

/** 按办公经费来源 */
export type DecimalByOfficeFundSourceInput = {
  /** 社会捐助 */
  DONATION?: number | string | null | undefined;
  /** 财政拨款 */
  FISCAL?: number | string | null | undefined;
  /** 其他 */
  OTHER?: number | string | null | undefined;
  /** 自筹 */
  SELF_RAISED?: number | string | null | undefined;
  /** 费随事转：部门把事项转给社区办理时随事拨付的经费 */
  WITH_THE_TASK?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按其他大牲畜 */
export type DecimalByOtherLivestockInput = {
  /** 骆驼 */
  CAMELS?: number | string | null | undefined;
  /** 驴 */
  DONKEYS?: number | string | null | undefined;
  /** 马 */
  HORSES?: number | string | null | undefined;
  /** 骡 */
  MULES?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按政治面貌 */
export type DecimalByPoliticalStatusInput = {
  /** 共青团员 */
  LEAGUE_MEMBER?: number | string | null | undefined;
  /** 党员（含预备党员） */
  PARTY_MEMBER?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按家禽种类 */
export type DecimalByPoultryInput = {
  /** 鸡 */
  CHICKENS?: number | string | null | undefined;
  /** 鸭 */
  DUCKS?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按脱贫年度 */
export type DecimalByPovertyExitYearInput = {
  /** 2014年 */
  Y2014?: number | string | null | undefined;
  /** 2015年 */
  Y2015?: number | string | null | undefined;
  /** 2016年 */
  Y2016?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按怀孕的计划与孩次 */
export type DecimalByPregnancyPlanInput = {
  /** 计划内一孩 */
  PLANNED_FIRST?: number | string | null | undefined;
  /** 计划内多孩 */
  PLANNED_LATER?: number | string | null | undefined;
  /** 计划内二孩 */
  PLANNED_SECOND?: number | string | null | undefined;
  /** 计划外多孩 */
  UNPLANNED_LATER?: number | string | null | undefined;
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

/** 按乡村从业行业 */
export type DecimalByRuralIndustryInput = {
  /** 住宿和餐饮业 */
  ACCOMMODATION_AND_CATERING?: number | string | null | undefined;
  /** 信息传输计算机服务和软件业 */
  INFORMATION?: number | string | null | undefined;
  /** 其它非农行业 */
  OTHER_NON_FARM?: number | string | null | undefined;
  /** 仓储及邮电通讯业 */
  STORAGE_AND_POST?: number | string | null | undefined;
  /** 批发零售贸易业 */
  TRADE?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按就学学段 */
export type DecimalBySchoolStageInput = {
  /** 义务教育 */
  COMPULSORY?: number | string | null | undefined;
  /** 高等教育 */
  HIGHER?: number | string | null | undefined;
  /** 学前教育 */
  PRESCHOOL?: number | string | null | undefined;
  /** 普通高中 */
  SENIOR_SECONDARY?: number | string | null | undefined;
  /** 中职教育 */
  VOCATIONAL?: number | string | null | undefined;
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

/** 按性别、流入来源 */
export type DecimalBySexByFloatingOriginInput = {
  /** 女 */
  FEMALE?: DecimalByFloatingOriginInput | null | undefined;
  /** 男 */
  MALE?: DecimalByFloatingOriginInput | null | undefined;
  /** 不分性别 */
  any?: DecimalByFloatingOriginInput | null | undefined;
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

/** 按羊的种类 */
export type DecimalBySheepOrGoatInput = {
  /** 山羊 */
  GOATS?: number | string | null | undefined;
  /** 绵羊 */
  SHEEP?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按绵羊毛种类 */
export type DecimalBySheepWoolInput = {
  /** 细羊毛 */
  FINE?: number | string | null | undefined;
  /** 半细羊毛 */
  SEMI_FINE?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按专项经费用途 */
export type DecimalBySpecialFundUseInput = {
  /** 各项活动 */
  ACTIVITIES?: number | string | null | undefined;
  /** 基础设施建设 */
  INFRASTRUCTURE?: number | string | null | undefined;
  /** 其他 */
  OTHER?: number | string | null | undefined;
  /** 购买服务 */
  SERVICES?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按社区人员年龄 */
export type DecimalByStaffAgeInput = {
  /** 31~40岁 */
  AGED_31_TO_40?: number | string | null | undefined;
  /** 41~50岁 */
  AGED_41_TO_50?: number | string | null | undefined;
  /** 30岁以下（含30岁） */
  AT_MOST_30?: number | string | null | undefined;
  /** 50岁以上（不含50岁） */
  OVER_50?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按来源身份 */
export type DecimalByStaffOriginInput = {
  /** 公务员 */
  CIVIL_SERVANT?: number | string | null | undefined;
  /** 企业职工 */
  ENTERPRISE?: number | string | null | undefined;
  /** 事业编 */
  PUBLIC_INSTITUTION?: number | string | null | undefined;
  /** 招聘人员 */
  RECRUITED?: number | string | null | undefined;
  /** 社区居民 */
  RESIDENT?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按社区人员身份、高中及以上学历 */
export type DecimalByStaffRoleByEducationFromSeniorSchoolInput = {
  /** 村委会成员 */
  COMMITTEE_MEMBER?: DecimalByEducationFromSeniorSchoolInput | null | undefined;
  /** 工作人员 */
  EMPLOYED_STAFF?: DecimalByEducationFromSeniorSchoolInput | null | undefined;
  /** 不分社区人员身份 */
  any?: DecimalByEducationFromSeniorSchoolInput | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按社区人员身份、政治面貌 */
export type DecimalByStaffRoleByPoliticalStatusInput = {
  /** 村委会成员 */
  COMMITTEE_MEMBER?: DecimalByPoliticalStatusInput | null | undefined;
  /** 工作人员 */
  EMPLOYED_STAFF?: DecimalByPoliticalStatusInput | null | undefined;
  /** 不分社区人员身份 */
  any?: DecimalByPoliticalStatusInput | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按社区人员身份、社区人员年龄 */
export type DecimalByStaffRoleByStaffAgeInput = {
  /** 村委会成员 */
  COMMITTEE_MEMBER?: DecimalByStaffAgeInput | null | undefined;
  /** 工作人员 */
  EMPLOYED_STAFF?: DecimalByStaffAgeInput | null | undefined;
  /** 不分社区人员身份 */
  any?: DecimalByStaffAgeInput | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按社区人员身份 */
export type DecimalByStaffRoleInput = {
  /** 村委会成员 */
  COMMITTEE_MEMBER?: number | string | null | undefined;
  /** 工作人员 */
  EMPLOYED_STAFF?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按夏收杂粮 */
export type DecimalBySummerCoarseGrainInput = {
  /** 大麦 */
  BARLEY?: number | string | null | undefined;
  /** 荞麦（表印“乔麦”） */
  BUCKWHEAT?: number | string | null | undefined;
  /** 燕麦 */
  OATS?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按夏收粮食作物 */
export type DecimalBySummerGrainInput = {
  /** 蚕豌豆 */
  BROAD_BEANS_AND_PEAS?: number | string | null | undefined;
  /** 杂粮（大麦、燕麦、荞麦和其他夏收杂粮） */
  COARSE_GRAIN?: number | string | null | undefined;
  /** 马铃薯（夏收） */
  POTATOES?: number | string | null | undefined;
  /** 小麦 */
  WHEAT?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按主要水源 */
export type DecimalByWaterSourceInput = {
  /** 水窖 */
  CISTERN?: number | string | null | undefined;
  /** 引用山泉水 */
  SPRING?: number | string | null | undefined;
  /** 水柜 */
  TANK?: number | string | null | undefined;
  /** 自来水 */
  TAP?: number | string | null | undefined;
  /** 打井 */
  WELL?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/** 按外出务工去向 */
export type DecimalByWorkDestinationInput = {
  /** 省外 */
  OUTSIDE_PROVINCE?: number | string | null | undefined;
  /** 乡外县内 */
  WITHIN_COUNTY?: number | string | null | undefined;
  /** 县外省内 */
  WITHIN_PROVINCE?: number | string | null | undefined;
  /** 合计 */
  total?: number | string | null | undefined;
};

/**
 * SX-12 国民经济相关汇总数据(统计)
 *
 * Summary data of the economy (statistics) · 统计局 · MONTH · TOWNSHIP · 真实表样（陕西省，完整），见 docs/forms.md
 */
export type EconomySummaryOfTheMonthAnswersInput = {
  /**
   * 农民人均纯收入 · Net income of farmers, per head · 代码 txtFileds09
   *
   * 年初至月末农民的人均纯收入，元，按原农村住户调查的纯收入口径。与村集体资产表的人均纯收入（村自报，按年）、可支配收入、人均收入都不是同一个数，不互填。表未注明是否累计，目录定为累计。
   */
  farmersNetIncome?: number | string | null | undefined;
  /**
   * 城镇居民人均可支配收入 · Disposable income of urban residents, per head · 代码 txtFileds08
   *
   * 年初至月末城镇常住居民的人均可支配收入，元，来自住户调查；乡镇由统计局反馈后填。表未注明是否累计，目录定为累计。
   */
  urbanDisposableIncome?: number | string | null | undefined;
};

/**
 * GX-22 贫困家庭学生享受教育精准扶贫政策情况统计表
 *
 * Students of poor families with education aid · 教育局 · YEAR · VILLAGE · 真实表样（广西，完整），见 docs/forms.md
 */
export type EducationAidAnswersInput = {
  /**
   * 备注 · Remark · 代码 col8
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
  /**
   * 就学学段 · Stage of schooling · 代码 col1
   *
   * 表头格：各学段左边的行头，如“享受政策人数”；本表一村一行，可以不填。
   */
  stage?: string | null | undefined;
};

/** 教育 · Education */
export type EducationInput = {
  /**
   * 享受教育精准扶贫政策的贫困家庭学生：年末户籍在本村、贫困家庭中在读并享受教育精准扶贫政策的学生，按就学学段分，五段穷尽；不论年龄。
   *
   * 享受教育精准扶贫政策的学生数 · Students of poor families with education aid · 人 · 口径：贫困家庭在读学生，受资助 · STOCK · YEAR · VILLAGE
   */
  aidedPoorStudents?: DecimalBySchoolStageInput | null | undefined;
  /**
   * 享受义务教育扶贫政策人数：年末已接受义务教育的适龄儿童少年中享受教育扶贫资助的，按年龄和户籍计；与教育扶贫表的义务教育学段不同，那里按在读学段计，含超龄就读的。
   *
   * 享受义务教育扶贫政策人数 · Children in compulsory education with poverty aid · 人 · 口径：义务教育适龄，在读，受资助 · STOCK · YEAR · NATURAL_VILLAGE
   */
  compulsoryEducationAided?: number | string | null | undefined;
  /**
   * 应接受义务教育人数：年末户籍在本村、按规定应在小学或初中就读的适龄儿童少年，不论在哪里就学；因残疾等批准免学、缓学的不计。表未注明口径，目录定为户籍。
   *
   * 适龄儿童少年应接受义务教育人数 · Children due for compulsory education · 人 · 口径：户籍，义务教育适龄 · STOCK · YEAR · NATURAL_VILLAGE
   */
  compulsoryEducationDue?: number | string | null | undefined;
  /**
   * 已接受义务教育人数：年末适龄儿童少年中在小学或初中就读的，含在外地就读的、随班就读和送教上门的；不等于应接受人数。
   *
   * 适龄儿童少年已接受义务教育人数 · Children in compulsory education · 人 · 口径：义务教育适龄，在读 · STOCK · YEAR · NATURAL_VILLAGE
   */
  compulsoryEducationEnrolled?: number | string | null | undefined;
  /**
   * 因经济困难辍学人数：年末未接受义务教育的适龄儿童少年中，因家庭经济困难中途辍学的；因厌学、疾病等原因的不计。
   *
   * 因经济困难辍学人数 · Children who dropped out for want of means · 人 · 口径：义务教育适龄，因贫辍学 · STOCK · YEAR · NATURAL_VILLAGE
   */
  droppedOutForPoverty?: number | string | null | undefined;
};

/**
 * GX-09 有电用达标情况统计表
 *
 * Households with electricity · 供电公司 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type ElectricityStandardAnswersInput = {
  /**
   * 备注 · Remark · 代码 col7
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
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

/** 特困供养 · Extreme-poverty support */
export type ExtremePovertyInput = {
  /**
   * 五保人数：年末户籍人口中享受特困人员供养（原农村五保）的人，集中和分散供养都计；按人计，不是五保户数。
   *
   * 五保人数 · Persons on extreme-poverty support · 人 · 口径：户籍，特困供养 · STOCK · YEAR · VILLAGE
   */
  extremePovertyPersons?: number | string | null | undefined;
};

/** 设施农业 · Farming under cover */
export type FacilityFarmingInput = {
  /**
   * 设施食用菌产量：年内在设施里采收的食用菌，干品按鲜品折算；段木露地栽培的不计。
   *
   * 设施食用菌产量 · Output of edible fungi grown under cover · 吨 · 口径：年内设施内采收，折鲜品 · FLOW · YEAR · TOWNSHIP
   */
  facilityFungusOutput?: number | string | null | undefined;
  /**
   * 设施瓜果类产量：年内在设施里收获的瓜果（西瓜、甜瓜、草莓等），按鲜重计；露地和果园的不计。
   *
   * 设施瓜果类产量 · Output of melons and fruit grown under cover · 吨 · 口径：年内设施内收获，鲜重 · FLOW · YEAR · TOWNSHIP
   */
  facilityMelonOutput?: number | string | null | undefined;
  /**
   * 设施蘑菇产量：年内设施食用菌产量中的蘑菇，按鲜品计；香菇、木耳等其他菌类不计。
   *
   * 设施蘑菇产量 · Output of mushrooms grown under cover · 吨 · 口径：设施食用菌中的蘑菇，鲜品 · FLOW · YEAR · TOWNSHIP
   */
  facilityMushroomOutput?: number | string | null | undefined;
  /**
   * 设施草莓产量：年内设施瓜果类产量中的草莓，按鲜重计。
   *
   * 设施草莓产量 · Output of strawberries grown under cover · 吨 · 口径：设施瓜果类中的草莓 · FLOW · YEAR · TOWNSHIP
   */
  facilityStrawberryOutput?: number | string | null | undefined;
  /**
   * 设施蔬菜产量：年内在温室、大棚等设施里收获的蔬菜，按鲜重计；其中七种单独列出，其余只在合计中。露地蔬菜不计，所以不是全部蔬菜产量。油菜指食用茎叶的青菜，不是油料。
   *
   * 设施蔬菜产量 · Output of vegetables grown under cover · 吨 · 口径：年内设施内收获，鲜重 · FLOW · YEAR · TOWNSHIP
   */
  facilityVegetableOutput?: DecimalByFacilityVegetableInput | null | undefined;
};

/**
 * HB-05 设施农业生产情况
 *
 * Farming under cover · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
 */
export type FacilityFarmingOfTheYearAnswersInput = {
  /**
   * 三、花卉苗木面积 · Flowers and saplings: area · 亩 · 代码 21
   *
   * 年内设施里种植花卉、苗木的面积，一年种几茬按几茬累计；露地苗圃不计。
   */
  flowerArea?: number | string | null | undefined;
  /**
   * 花卉苗木产量 · Flowers and saplings: output · 吨 · 代码 22
   *
   * 年内设施里出圃的花卉、苗木，表印吨，按重量计；按株、盆出售的折算成重量。
   */
  flowerOutput?: number | string | null | undefined;
  /**
   * 四、食用菌面积 · Edible fungi: area · 亩 · 代码 23
   *
   * 年内设施里栽培食用菌的占地面积，层架栽培按占地、不按层数计，一年几茬按几茬累计。
   */
  fungusArea?: number | string | null | undefined;
  /**
   * 二、瓜果类 · Melons and fruit: area · 亩 · 代码 17
   *
   * 年内设施里种植瓜果（西瓜、甜瓜、草莓等）的面积，一年种几茬按几茬累计；露地和果园的不计。
   */
  melonArea?: number | string | null | undefined;
  /**
   * 五、其它作物面积 · Other crops: area · 亩 · 代码 27
   *
   * 年内设施里种植前四类以外的作物（药材、育秧等）的面积，一年种几茬按几茬累计。
   */
  otherArea?: number | string | null | undefined;
  /**
   * 其它作物产量 · Other crops: output · 吨 · 代码 28
   *
   * 年内设施里收获的前四类以外的作物，按重量计；只育秧、育苗不收获的填0。
   */
  otherOutput?: number | string | null | undefined;
  /**
   * 一、蔬菜面积 · Vegetables: area · 亩 · 代码 1
   *
   * 年内设施里种植蔬菜的面积，一年种几茬按几茬累计；露地蔬菜不计，所以只是蔬菜面积的一部分。表未注明是否累计，目录定为累计。
   */
  vegetableArea?: number | string | null | undefined;
};

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

/** 育龄妇女与计划生育 · Women of childbearing age and family planning */
export type FamilyPlanningInput = {
  /**
   * 已婚育龄妇女人数：月末育龄妇女中已婚的，含离婚、丧偶，按现有子女数分0孩、1孩、2孩、多孩，四类穷尽；收养的子女也计。是育龄妇女的一部分，不能由育龄妇女填。
   *
   * 已婚育龄妇女人数 · Married women of childbearing age · 人 · 口径：常住女性，15至49周岁，已婚 · STOCK · MONTH · VILLAGE
   */
  marriedWomenOfChildbearingAge?: DecimalByChildrenBornInput | null | undefined;
  /**
   * 期末领取独生子女证人数：截至月末领取过独生子女父母光荣证、证仍有效的人数，含以前各年领的，夫妻各计一人；再生育等失效的和迁走的不计，所以不等于历年新领之和。各表印“期末领取”或“累计领取”，目录定为同一个数。
   *
   * 期末领取独生子女证人数 · Holders of an only-child certificate · 人 · 口径：截至月末，证仍有效 · STOCK · MONTH · VILLAGE
   */
  onlyChildCertificateHolders?: number | string | null | undefined;
  /**
   * 领取独生子女证人数（月内）：月内新领取独生子女父母光荣证的人数，按领证日期计，夫妻各计一人；换证、补证不计。与期末领取人数不同：那里是仍有效的全部，含以前各年领的。
   *
   * 月内领取独生子女证人数 · Only-child certificates issued in the month · 人 · 口径：月内新领 · FLOW · MONTH · VILLAGE
   */
  onlyChildCertificatesIssued?: number | string | null | undefined;
  /**
   * 新发现怀孕人数：月内新查明怀孕的妇女，一人一次怀孕只在查明的月份计一次；上月已计、仍在孕的不计。是否列入当年生育计划与孩次只分表上印出的四类，计划外的一孩、二孩只在合计中。表未注明是期内还是期末，也未注明在哪种人口中统计，目录定为期内新发现、常住妇女。
   *
   * 新发现怀孕人数 · Pregnancies newly known · 人 · 口径：常住妇女，月内新发现 · FLOW · MONTH · VILLAGE
   */
  pregnancies?: DecimalByPregnancyPlanInput | null | undefined;
  /**
   * 育龄妇女人数：月末常住本村（社区）的女性中年满15周岁、未满50周岁的，不论婚否。表未注明在哪种人口中统计，因与期末常住人口并列印出，目录定为常住。
   *
   * 育龄妇女人数 · Women of childbearing age · 人 · 口径：常住女性，15至49周岁 · STOCK · MONTH · VILLAGE
   */
  womenOfChildbearingAge?: number | string | null | undefined;
};

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

/**
 * GX-03 特色产业情况统计表
 *
 * Featured industries · 农业农村局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type FeaturedIndustriesAnswersInput = {
  /**
   * 备注 · Remark · 代码 col13
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
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

/**
 * SX-11 辅助决策基础数据(流动人口)
 *
 * Basic data for decisions: floating population · 卫健局 · MONTH · TOWNSHIP · 真实表样（陕西省，完整），见 docs/forms.md
 */
export type FloatingPopulationOfTheMonthAnswersInput = {
  /**
   * 跨省流入人口在本地出生 · 女 · Born here to people from other provinces: girls · 人 · 代码 txtFileds13
   *
   * 月内跨省流入的母亲在本地分娩的活产女婴，看分娩地点。与非本省户籍的出生不同：那里母亲须常住半年，不论在哪里分娩，所以不由它填。
   */
  bornHereFemale?: number | string | null | undefined;
  /**
   * 跨省流入人口在本地出生 · 男 · Born here to people from other provinces: boys · 人 · 代码 txtFileds12
   *
   * 月内跨省流入的母亲在本地分娩的活产男婴，看分娩地点。与非本省户籍的出生不同：那里母亲须常住半年，不论在哪里分娩，所以不由它填。
   */
  bornHereMale?: number | string | null | undefined;
  /**
   * 流出人口 · 女 · Gone elsewhere: female · 人 · 代码 txtFileds10
   *
   * 月末户籍在本乡镇、离开本县三个月以上的女性。与户在人不在不同：那里离开本村半年以上，含本县以内的。表未注明时长和范围，目录与流入一致定为三个月、本县以外。
   */
  leftFemale?: number | string | null | undefined;
  /**
   * 流出人口 · 男 · Gone elsewhere: male · 人 · 代码 txtFileds09
   *
   * 月末户籍在本乡镇、离开本县三个月以上的男性。与户在人不在不同：那里离开本村半年以上，含本县以内的。表未注明时长和范围，目录与流入一致定为三个月、本县以外。
   */
  leftMale?: number | string | null | undefined;
};

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
  | 'UNIT_CHANGED'
  /** 涉及个人隐私，不予显示: there is a value, and the reader may not see it */
  | 'WITHHELD';

/** 粮食 · Grain */
export type GrainInput = {
  /**
   * 秋收粮食面积：年内秋季收获的粮食作物的播种面积，按作物分，九种穷尽。稻谷表上只印中稻，都计在秋收。
   *
   * 秋收粮食面积 · Area of autumn grain · 亩 · 口径：年内秋收，播种面积 · FLOW · YEAR · TOWNSHIP
   */
  autumnGrainArea?: DecimalByAutumnGrainInput | null | undefined;
  /**
   * 秋收粮食产量：年内秋季收获的粮食，按作物分，九种穷尽；按脱粒晒干后的重量计，红薯、马铃薯按五折一。
   *
   * 秋收粮食产量 · Output of autumn grain · 吨 · 口径：年内秋收，折粮 · FLOW · YEAR · TOWNSHIP
   */
  autumnGrainOutput?: DecimalByAutumnGrainInput | null | undefined;
  /**
   * 农作物总播种面积：年内收获的全部农作物的播种面积，含粮食、油料、蔬菜等，一年种几季按几季累计，间种、套种按用种量折算；所以可以大于耕地面积，不由耕地面积填。含耕地以外种植的农作物，不含多年生的果、茶、桑。
   *
   * 农作物总播种面积 · Total sown area of crops · 亩 · 口径：年内收获，全部农作物，累计 · FLOW · YEAR · TOWNSHIP
   */
  cropSownArea?: number | string | null | undefined;
  /**
   * 杂交玉米面积：年内秋季收获的玉米中，用杂交种的播种面积。
   *
   * 杂交玉米面积 · Area of hybrid maize · 亩 · 口径：年内秋收玉米中，播种面积 · FLOW · YEAR · TOWNSHIP
   */
  hybridMaizeArea?: number | string | null | undefined;
  /**
   * 杂交玉米产量：年内秋季收获的玉米中，用杂交种的产量，脱粒晒干后的重量。
   *
   * 杂交玉米产量 · Output of hybrid maize · 吨 · 口径：年内秋收玉米中，折粮 · FLOW · YEAR · TOWNSHIP
   */
  hybridMaizeOutput?: number | string | null | undefined;
  /**
   * 秋收杂豆中绿豆、红小豆的面积：年内秋季收获的播种面积；其他杂豆只在杂豆中，所以两种之和可以小于杂豆面积。黄豆不是杂豆。
   *
   * 秋收绿豆、红小豆面积 · Area of mung and adzuki beans · 亩 · 口径：年内秋收杂豆中两种，播种面积 · FLOW · YEAR · TOWNSHIP
   */
  minorPulseArea?: DecimalByMinorPulseInput | null | undefined;
  /**
   * 秋收杂豆中绿豆、红小豆的产量：年内秋季收获、脱粒晒干后的重量；其他杂豆只在杂豆中。
   *
   * 秋收绿豆、红小豆产量 · Output of mung and adzuki beans · 吨 · 口径：年内秋收杂豆中两种，折粮 · FLOW · YEAR · TOWNSHIP
   */
  minorPulseOutput?: DecimalByMinorPulseInput | null | undefined;
  /**
   * 夏收杂粮中大麦、燕麦、荞麦的面积：年内夏季收获的播种面积；其他夏收杂粮只在杂粮中，所以三种之和可以小于杂粮面积。
   *
   * 夏收大麦、燕麦、荞麦面积 · Area of barley, oats and buckwheat · 亩 · 口径：年内夏收杂粮中三种，播种面积 · FLOW · YEAR · TOWNSHIP
   */
  summerCoarseGrainArea?: DecimalBySummerCoarseGrainInput | null | undefined;
  /**
   * 夏收杂粮中大麦、燕麦、荞麦的产量：年内夏季收获、脱粒晒干后的重量；其他夏收杂粮只在杂粮中。
   *
   * 夏收大麦、燕麦、荞麦产量 · Output of barley, oats and buckwheat · 吨 · 口径：年内夏收杂粮中三种，折粮 · FLOW · YEAR · TOWNSHIP
   */
  summerCoarseGrainOutput?: DecimalBySummerCoarseGrainInput | null | undefined;
  /**
   * 夏收粮食面积：年内夏季收获的粮食作物的播种面积，按作物分，四种穷尽；上年秋冬播种、本年夏季收获的计在本年。
   *
   * 夏收粮食面积 · Area of summer grain · 亩 · 口径：年内夏收，播种面积 · FLOW · YEAR · TOWNSHIP
   */
  summerGrainArea?: DecimalBySummerGrainInput | null | undefined;
  /**
   * 夏收粮食产量：年内夏季收获的粮食，按作物分，四种穷尽；按脱粒晒干后的重量计，马铃薯按五折一。
   *
   * 夏收粮食产量 · Output of summer grain · 吨 · 口径：年内夏收，折粮 · FLOW · YEAR · TOWNSHIP
   */
  summerGrainOutput?: DecimalBySummerGrainInput | null | undefined;
};

/**
 * HB-03 粮食作物生产情况（一）
 *
 * Grain production (1) · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
 */
export type GrainProductionAnswersInput = {
  /**
   * 种值业总收入 / －－ / －－ · －－ · Total income from crops · 万元 · 代码 2
   *
   * 年内种植业的总收入：粮食和其他农作物的主副产品按出售价格计算的收入，自用的按同类产品价格折算，不扣成本。表印“－”未印单位，目录定为万元；表印“种值业”，即种植业。
   */
  cropIncome?: number | string | null | undefined;
};

/**
 * GX-27 20户以上自然村屯通路情况表
 *
 * Roads to natural villages of 20 households and more · 交通运输局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type HamletRoadsAnswersInput = {
  /**
   * 通砂石路以上的路 · 建成通车时间 · Opened to traffic in · 代码 col7
   *
   * 通屯路建成通车的年月，如2016年8月；改建过的填最近一次。没有砂石路以上的填不适用。
   */
  openedIn?: string | null | undefined;
  /**
   * 备注 · Remark · 代码 col10
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
  /**
   * 自然保护区路段 · 长度 · Section within a nature reserve: length · 代码 col9
   *
   * 通屯路在自然保护区内、因保护规定不能修路的路段的长度，公里；不在通屯路里程之内。没有这样路段的填不适用。表未印单位，目录定为公里。
   */
  reserveLength?: number | string | null | undefined;
  /**
   * 自然保护区路段 · 地点 · Section within a nature reserve: place · 代码 col8
   *
   * 通屯路在自然保护区内、因保护规定不能修路的路段的地点；没有这样路段的填不适用。
   */
  reservePlace?: string | null | undefined;
  /**
   * 通砂石路以上的路 · 砂石路或硬化路 · Gravel or hardened · 代码 col4
   *
   * 年末通屯路的路面，两种都有的填里程较长的一种；没有砂石路以上的填不适用。
   */
  surface?: RoadSurface | null | undefined;
};

/** 基层卫生服务 · Primary health services */
export type HealthServicesInput = {
  /**
   * 65岁以上人口：月末常住本村（社区）的人口中年满65周岁的，含65周岁；公共卫生服务用这一年龄。与60岁以上人口（人在户在）不同：年龄和人口范围都不同，不互填。
   *
   * 65岁及以上老年人数 · Aged 65 and over · 人 · 口径：常住，年满65周岁 · STOCK · MONTH · VILLAGE
   */
  aged65AndOver?: number | string | null | undefined;
  /**
   * 65岁及以上老年人签约人数：月末65岁及以上的常住人口中签有有效协议的人。各类签约人群可以重叠，不能相加成总人数。
   *
   * 65岁及以上老年人签约人数 · Persons of 65 and over contracted · 人 · 口径：签约，年满65周岁 · STOCK · MONTH · VILLAGE
   */
  contractedAged65?: number | string | null | undefined;
  /**
   * 0-6岁儿童签约人数：月末签有有效协议的人中未满7周岁的儿童。
   *
   * 0-6岁儿童签约人数 · Children of 0 to 6 contracted · 人 · 口径：签约，未满7周岁 · STOCK · MONTH · VILLAGE
   */
  contractedChildren?: number | string | null | undefined;
  /**
   * 2型糖尿病患者签约人数：月末签有有效协议的人中在管的2型糖尿病患者；同时有高血压的两处都计。
   *
   * 2型糖尿病患者签约人数 · Persons with type 2 diabetes contracted · 人 · 口径：签约，在管2型糖尿病 · STOCK · MONTH · VILLAGE
   */
  contractedDiabetes?: number | string | null | undefined;
  /**
   * 残疾人签约人数：月末签有有效协议的人中持有残疾人证的；常住而户籍在外的也计，所以不是户籍残疾人数的一部分。
   *
   * 残疾人签约人数 · Persons with disabilities contracted · 人 · 口径：签约，持残疾人证 · STOCK · MONTH · VILLAGE
   */
  contractedDisabled?: number | string | null | undefined;
  /**
   * 高血压患者签约人数：月末签有有效协议的人中在管的高血压患者；同时有糖尿病的两处都计。
   *
   * 高血压患者签约人数 · Persons with hypertension contracted · 人 · 口径：签约，在管高血压 · STOCK · MONTH · VILLAGE
   */
  contractedHypertension?: number | string | null | undefined;
  /**
   * 脱贫人口签约人数：月末签有有效协议的人中属于本村（社区）脱贫户的；长期在外、不在本地签约的不计，迁来居住、仍属原村脱贫户的计在原村。
   *
   * 脱贫人口签约人数 · Persons lifted out of poverty contracted · 人 · 口径：签约，脱贫人口 · STOCK · MONTH · VILLAGE
   */
  contractedLifted?: number | string | null | undefined;
  /**
   * 孕产妇签约人数：月末签有有效协议的人中的孕妇和产后42天内的产妇。
   *
   * 孕产妇签约人数 · Women in pregnancy or childbed contracted · 人 · 口径：签约，孕妇和产后42天内 · STOCK · MONTH · VILLAGE
   */
  contractedMothers?: number | string | null | undefined;
  /**
   * 家庭医生签约总人数：月末常住人口中与家庭医生签有有效协议的人，一人只计一次；到期未续签的不计。
   *
   * 家庭医生签约总人数 · Persons contracted with a family doctor · 人 · 口径：常住，协议有效 · STOCK · MONTH · VILLAGE
   */
  contractedPersons?: number | string | null | undefined;
};

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
   * 户籍户数 · Registered households · 户 · 口径：户籍 · STOCK · MONTH · VILLAGE
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
   * 特困人员资助参保人数：月末已缴费人数中，由财政全额资助参保的特困供养人员；自行缴费的不计。
   *
   * 特困人员资助参保人数 · Persons on extreme-poverty support insured with aid · 人 · 口径：已缴费，特困人员受资助 · STOCK · MONTH · VILLAGE
   */
  aidedExtremePovertyInsured?: number | string | null | undefined;
  /**
   * 防返贫监测对象资助参保人数：月末已缴费人数中，由财政资助参保的本村（社区）防返贫监测对象；已按特困或低保资助的不再计，一人只按一种身份资助。
   *
   * 防返贫监测对象资助参保人数 · Persons under watch insured with aid · 人 · 口径：已缴费，监测对象受资助 · STOCK · MONTH · VILLAGE
   */
  aidedMonitoredInsured?: number | string | null | undefined;
  /**
   * 低保对象资助参保人数：月末已缴费人数中，由财政资助参保的低保对象，城乡都含。是低保人数的一部分，不能由低保人数填。同时是特困人员的计入特困。
   *
   * 低保对象资助参保人数 · Persons on subsistence allowance insured with aid · 人 · 口径：已缴费，低保对象受资助 · STOCK · MONTH · VILLAGE
   */
  aidedSubsistenceInsured?: number | string | null | undefined;
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
   * 居民医保应参保人数：月末应参加本地城乡居民基本医疗保险的人，即户籍人口减去参加职工医保、在外地参保和参军等的，加上在本地参保的常住非户籍人口；由医保部门核定，每月动态调整。是参保率的分母，与户籍人口不同。
   *
   * 居民医保应参保人数 · Persons due for residents' medical insurance · 人 · 口径：医保核定应参保 · STOCK · MONTH · VILLAGE
   */
  medicalInsuranceDue?: number | string | null | undefined;
  /**
   * 购买医疗保险户数：年末农户中参加城乡居民基本医疗保险（含大病保险）的户，不论是否另有商业保险。按户计，与参保人数、已缴费人数不同。表未注明一户中几人参保才算，目录定为全部家庭成员。
   *
   * 购买医疗保险户数 · Households with basic medical insurance · 户 · 口径：农户，全员参加基本医保 · STOCK · YEAR · NATURAL_VILLAGE
   */
  medicalInsuranceHouseholds?: number | string | null | undefined;
  /**
   * 居民医保已缴费人数：月末已缴清本年度城乡居民基本医疗保险费的人，含由财政资助缴费的；集中缴费期从头累计，不是当月新缴。按人计，与参保户数不同。
   *
   * 居民医保已缴费人数 · Persons with residents' medical insurance paid · 人 · 口径：居民医保，本年度已缴费 · STOCK · MONTH · VILLAGE
   */
  medicalInsurancePaid?: number | string | null | undefined;
  /**
   * 新生儿参保人数：月末已缴费人数中，本年内出生、出生后参保的婴儿，本年累计；上年出生的不计。与出生人数不同：那里按母亲常住计，不论是否参保。
   *
   * 新生儿参保人数 · Newborns insured · 人 · 口径：已缴费，本年出生 · STOCK · MONTH · VILLAGE
   */
  newbornsInsured?: number | string | null | undefined;
  /**
   * 重度残疾人参保人数：月末已缴费人数中持一级、二级残疾人证的人，不论是否受资助，所以与三种资助参保可以重叠。是持证残疾人的一部分，不能由残疾人数填。
   *
   * 重度残疾人参保人数 · Severely disabled persons insured · 人 · 口径：已缴费，一级二级残疾人 · STOCK · MONTH · VILLAGE
   */
  severelyDisabledInsured?: number | string | null | undefined;
};

/** 土地 · Land */
export type LandInput = {
  /**
   * 年内减少耕地：年内不再是耕地的面积，按去向分。表只印五种去向，未设其他，目录定为五种穷尽，合计即年内减少。
   *
   * 年内减少耕地 · Arable land lost in the year · 亩 · 口径：年内，五种去向 · FLOW · YEAR · TOWNSHIP
   */
  arableDecrease?: DecimalByArableLossCauseInput | null | undefined;
  /**
   * 耕地面积：年末本村（社区）范围内实有的耕地，常用耕地和临时性耕地都计；含休闲和撂荒不满三年的地，不含园地、林地。按实有面积，不按承包或确权面积；与播种面积（复种时大于耕地）、集体所有耕地不同。乡镇的耕地总资源是各村、社区之和。
   *
   * 耕地面积 · Arable land · 亩 · 口径：年末实有，常用加临时 · STOCK · YEAR · VILLAGE
   */
  arableLand?: number | string | null | undefined;
  /**
   * 上期的耕地面积：只在没有往期数的单位第一次填报时问。
   *
   * 耕地面积：年末本村（社区）范围内实有的耕地，常用耕地和临时性耕地都计；含休闲和撂荒不满三年的地，不含园地、林地。按实有面积，不按承包或确权面积；与播种面积（复种时大于耕地）、集体所有耕地不同。乡镇的耕地总资源是各村、社区之和。
   *
   * 耕地面积 · Arable land · 亩 · 口径：年末实有，常用加临时 · STOCK · YEAR · VILLAGE
   */
  arableLand_PREVIOUS?: number | string | null | undefined;
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
   * 林地面积：年末本村（社区）范围内集体所有的林地，承包到户的也计；含乔木林地、竹林地、灌木林地和苗圃，不含园地，也不含国有林场的林地（不在村的范围内）。统计表与农经表印的是同一个数，一个按亩，一个按万亩。表未注明所有制，目录定为集体所有。
   *
   * 林地面积 · Forest land · 亩 · 口径：年末，集体所有 · STOCK · YEAR · VILLAGE
   */
  forestLand?: number | string | null | undefined;
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
   * 25º以上坡耕地：年末临时性耕地中坡度大于25º的，按水平面积计。只计临时性耕地中的，常用耕地中的坡地不计。
   *
   * 临时性耕地中25º以上坡耕地 · Temporarily cultivated slopes of over 25 degrees · 亩 · 口径：年末，临时性耕地中 · STOCK · YEAR · TOWNSHIP
   */
  steepTemporaryLand?: number | string | null | undefined;
};

/**
 * HB-10 畜禽规模养殖情况
 *
 * Large-scale livestock farms · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
 */
export type LargeScaleFarmsAnswersInput = {
  /**
   * 二、牛规模养殖户（单位）个数 · Large-scale cattle farms · 家 · 代码 5
   *
   * 年末达到规模标准的牛养殖户和单位的个数，肉牛、奶牛场都计，年内已停养的不计。
   */
  cattleFarms?: number | string | null | undefined;
  /**
   * 一、生猪规模养殖户（单位）个数 · Large-scale pig farms · 家 · 代码 1
   *
   * 年末达到规模标准的生猪养殖户和单位的个数，年内已停养的不计。规模标准按统计制度，表上未印。
   */
  pigFarms?: number | string | null | undefined;
  /**
   * 四、家禽规模养殖户（单位）个数 · Large-scale poultry farms · 家 · 代码 12
   *
   * 年末达到规模标准的家禽养殖户和单位的个数，肉禽、蛋禽场都计，年内已停养的不计。
   */
  poultryFarms?: number | string | null | undefined;
  /**
   * 三、羊规模养殖户（单位）个数 · Large-scale goat and sheep farms · 家 · 代码 9
   *
   * 年末达到规模标准的羊养殖户和单位的个数，山羊、绵羊合并计算规模，年内已停养的不计。
   */
  sheepFarms?: number | string | null | undefined;
};

/** 规模养殖 · Large-scale livestock */
export type LargeScaleLivestockInput = {
  /**
   * 规模养殖牛存栏：年末牛规模养殖户（单位）存养的牛；是牛存栏的一部分。
   *
   * 规模养殖牛存栏 · Cattle on large-scale farms · 头 · 口径：年末，规模养殖户 · STOCK · YEAR · TOWNSHIP
   */
  largeScaleCattle?: number | string | null | undefined;
  /**
   * 规模养殖牛出栏：年内牛规模养殖户（单位）出栏的牛；是牛出栏的一部分。
   *
   * 规模养殖牛出栏 · Cattle sold by large-scale farms · 头 · 口径：全年，规模养殖户 · FLOW · YEAR · TOWNSHIP
   */
  largeScaleCattleSold?: number | string | null | undefined;
  /**
   * 规模养殖鸡出栏：年内规模养殖家禽出栏中的鸡；也是全部鸡出栏的一部分。
   *
   * 规模养殖鸡出栏 · Chickens sold by large-scale farms · 只 · 口径：全年，规模养殖户，鸡 · FLOW · YEAR · TOWNSHIP
   */
  largeScaleChickensSold?: number | string | null | undefined;
  /**
   * 规模养殖能繁母牛存栏：年末规模养殖牛存栏中的能繁母牛；也是全部能繁母牛的一部分。
   *
   * 规模养殖能繁母牛存栏 · Breeding cows on large-scale farms · 头 · 口径：年末，规模养殖户，能繁母牛 · STOCK · YEAR · TOWNSHIP
   */
  largeScaleCows?: number | string | null | undefined;
  /**
   * 规模养殖禽蛋产量：年内家禽规模养殖户（单位）生产的禽蛋；是禽蛋产量的一部分。表按公斤印，禽蛋产量按吨印，比较时换算。
   *
   * 规模养殖禽蛋产量 · Eggs produced by large-scale farms · 公斤 · 口径：全年，规模养殖户 · FLOW · YEAR · TOWNSHIP
   */
  largeScaleEggOutput?: number | string | null | undefined;
  /**
   * 规模养殖生猪存栏：年末生猪规模养殖户（单位）存养的猪；是生猪存栏的一部分。
   *
   * 规模养殖生猪存栏 · Pigs on large-scale farms · 头 · 口径：年末，规模养殖户 · STOCK · YEAR · TOWNSHIP
   */
  largeScalePigs?: number | string | null | undefined;
  /**
   * 规模养殖生猪出栏：年内生猪规模养殖户（单位）出栏的肥猪；是生猪出栏的一部分。
   *
   * 规模养殖生猪出栏 · Pigs sold by large-scale farms · 头 · 口径：全年，规模养殖户 · FLOW · YEAR · TOWNSHIP
   */
  largeScalePigsSold?: number | string | null | undefined;
  /**
   * 规模养殖家禽存栏：年末家禽规模养殖户（单位）存养的家禽；是家禽存栏的一部分。
   *
   * 规模养殖家禽存栏 · Poultry on large-scale farms · 只 · 口径：年末，规模养殖户 · STOCK · YEAR · TOWNSHIP
   */
  largeScalePoultry?: number | string | null | undefined;
  /**
   * 规模养殖家禽出栏：年内家禽规模养殖户（单位）出栏的家禽；是家禽出栏的一部分。
   *
   * 规模养殖家禽出栏 · Poultry sold by large-scale farms · 只 · 口径：全年，规模养殖户 · FLOW · YEAR · TOWNSHIP
   */
  largeScalePoultrySold?: number | string | null | undefined;
  /**
   * 规模养殖羊存栏：年末羊规模养殖户（单位）存养的山羊和绵羊；是羊存栏的一部分。
   *
   * 规模养殖羊存栏 · Goats and sheep on large-scale farms · 只 · 口径：年末，规模养殖户 · STOCK · YEAR · TOWNSHIP
   */
  largeScaleSheep?: number | string | null | undefined;
  /**
   * 规模养殖羊出栏：年内羊规模养殖户（单位）出栏的山羊和绵羊；是羊出栏的一部分。
   *
   * 规模养殖羊出栏 · Goats and sheep sold by large-scale farms · 只 · 口径：全年，规模养殖户 · FLOW · YEAR · TOWNSHIP
   */
  largeScaleSheepSold?: number | string | null | undefined;
  /**
   * 规模养殖能繁母猪存栏：年末规模养殖生猪存栏中的能繁殖母猪；也是全部能繁殖母猪的一部分。
   *
   * 规模养殖能繁母猪存栏 · Breeding sows on large-scale farms · 头 · 口径：年末，规模养殖户，能繁母猪 · STOCK · YEAR · TOWNSHIP
   */
  largeScaleSows?: number | string | null | undefined;
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

/** 畜禽生产 · Livestock */
export type LivestockInput = {
  /**
   * 能繁母牛存栏：年末牛存栏中能繁殖的成年母牛，肉用、奶用、役用都计。表把它印在猪、牛、羊以外的活牲畜之下，目录定为牛的其中项。
   *
   * 能繁母牛存栏 · Breeding cows · 头 · 口径：年末，全部饲养者，能繁母牛 · STOCK · YEAR · TOWNSHIP
   */
  breedingCows?: number | string | null | undefined;
  /**
   * 能繁殖母猪存栏：年末生猪存栏中已配种或能配种的成年母猪；后备母猪不计。
   *
   * 能繁殖母猪存栏 · Breeding sows · 头 · 口径：年末，全部饲养者，能繁母猪 · STOCK · YEAR · TOWNSHIP
   */
  breedingSows?: number | string | null | undefined;
  /**
   * 牛存栏：年末辖区内全部饲养者存养的牛，按用途分：肉牛、奶牛、役用牛，三种穷尽；犊牛按将来的用途归。
   *
   * 牛存栏 · Cattle · 头 · 口径：年末，全部饲养者 · STOCK · YEAR · TOWNSHIP
   */
  cattle?: DecimalByCattleUseInput | null | undefined;
  /**
   * 牛出栏：年内出售供屠宰或自宰的牛，全部饲养者都计；转卖供继续饲养的不计。
   *
   * 牛出栏 · Cattle sold or slaughtered · 头 · 口径：全年，全部饲养者 · FLOW · YEAR · TOWNSHIP
   */
  cattleSold?: number | string | null | undefined;
  /**
   * 鸡蛋产量：年内全部饲养者生产的鸡蛋，出售的、自用的、孵化用的都计。
   *
   * 鸡蛋产量 · Chicken eggs · 吨 · 口径：全年，全部饲养者 · FLOW · YEAR · TOWNSHIP
   */
  chickenEggOutput?: number | string | null | undefined;
  /**
   * 鸡肉产量：年内禽肉产量中的鸡肉，即出栏的鸡的胴体重；鸭、鹅等的不计。
   *
   * 鸡肉产量 · Chicken meat · 吨 · 口径：全年，禽肉中的鸡肉 · FLOW · YEAR · TOWNSHIP
   */
  chickenMeatOutput?: number | string | null | undefined;
  /**
   * 肉鸡、蛋鸡存栏：年末鸡的存栏中以产肉、产蛋为用途的；种鸡等只在鸡的存栏中，所以两种之和可以小于它。
   *
   * 肉鸡、蛋鸡存栏 · Broilers and layers · 只 · 口径：年末，鸡存栏中两种 · STOCK · YEAR · TOWNSHIP
   */
  chickensByUse?: DecimalByChickenUseInput | null | undefined;
  /**
   * 羊肉产量：年内出栏的羊的胴体重，分山羊肉、绵羊肉，两种穷尽。
   *
   * 羊肉产量 · Goat meat and mutton · 吨 · 口径：全年，胴体重 · FLOW · YEAR · TOWNSHIP
   */
  muttonOutput?: DecimalBySheepOrGoatInput | null | undefined;
  /**
   * 其他禽蛋产量：年内全部饲养者生产的鸡蛋以外的禽蛋：鸭蛋、鹅蛋、鹌鹑蛋等。是禽蛋产量的一部分，不能由禽蛋产量填。
   *
   * 其他禽蛋产量（除鸡蛋） · Eggs other than chicken eggs · 吨 · 口径：全年，鸡蛋以外 · FLOW · YEAR · TOWNSHIP
   */
  otherEggOutput?: number | string | null | undefined;
  /**
   * 其他大牲畜存栏：年末辖区内全部饲养者存养的猪、牛、羊以外的大牲畜：马、驴、骡、骆驼，四种穷尽，一律按头计（表上的只、吨是误印）。
   *
   * 其他大牲畜存栏 · Livestock other than pigs, cattle, goats and sheep · 头 · 口径：年末，全部饲养者，猪牛羊以外 · STOCK · YEAR · TOWNSHIP
   */
  otherLivestock?: DecimalByOtherLivestockInput | null | undefined;
  /**
   * 生猪存栏：年末辖区内全部饲养单位和农户存养的猪，大小、公母都计；待宰而未出售的仍计。不只是规模养殖户的。
   *
   * 生猪存栏 · Pigs · 头 · 口径：年末，全部饲养者 · STOCK · YEAR · TOWNSHIP
   */
  pigs?: number | string | null | undefined;
  /**
   * 生猪出栏：年内出售或自宰的肥猪，按头次计，全部饲养者都计；仔猪出售不计，病死的不计。
   *
   * 生猪出栏 · Pigs sold or slaughtered · 头 · 口径：全年，全部饲养者 · FLOW · YEAR · TOWNSHIP
   */
  pigsSold?: number | string | null | undefined;
  /**
   * 家禽存栏：年末辖区内全部饲养者存养的活家禽，鸡、鸭单独列出，鹅等只在合计中。
   *
   * 家禽存栏 · Poultry · 只 · 口径：年末，全部饲养者 · STOCK · YEAR · TOWNSHIP
   */
  poultry?: DecimalByPoultryInput | null | undefined;
  /**
   * 禽肉产量：年内出栏的家禽的胴体重，鸡、鸭、鹅等都计。
   *
   * 禽肉产量 · Poultry meat · 吨 · 口径：全年，胴体重 · FLOW · YEAR · TOWNSHIP
   */
  poultryMeatOutput?: number | string | null | undefined;
  /**
   * 家禽出栏：年内出售供屠宰或自宰的家禽，全部饲养者都计；鸡、鸭单独列出，鹅等只在合计中。雏禽出售不计。
   *
   * 家禽出栏 · Poultry sold or slaughtered · 只 · 口径：全年，全部饲养者 · FLOW · YEAR · TOWNSHIP
   */
  poultrySold?: DecimalByPoultryInput | null | undefined;
  /**
   * 羊存栏：年末辖区内全部饲养者存养的羊，分山羊、绵羊，两种穷尽。
   *
   * 羊存栏 · Goats and sheep · 只 · 口径：年末，全部饲养者 · STOCK · YEAR · TOWNSHIP
   */
  sheepAndGoats?: DecimalBySheepOrGoatInput | null | undefined;
  /**
   * 羊出栏：年内出售供屠宰或自宰的羊，分山羊、绵羊，两种穷尽，全部饲养者都计。
   *
   * 羊出栏 · Goats and sheep sold or slaughtered · 只 · 口径：全年，全部饲养者 · FLOW · YEAR · TOWNSHIP
   */
  sheepAndGoatsSold?: DecimalBySheepOrGoatInput | null | undefined;
};

/** 毛与茧 · Wool and cocoons */
export type LivestockProductsInput = {
  /**
   * 蚕茧产量：年内收获的鲜茧；桑蚕茧、柞蚕茧单独列出，其他蚕茧只在合计中。
   *
   * 蚕茧产量 · Cocoons · 吨 · 口径：全年，鲜茧 · FLOW · YEAR · TOWNSHIP
   */
  cocoonOutput?: DecimalByCocoonInput | null | undefined;
  /**
   * 山羊毛产量：年内从山羊身上剪下、抓下的毛，分粗毛和绒。表在“其中”之下印两种并编号，目录定为穷尽。
   *
   * 山羊毛产量 · Goat hair · 吨 · 口径：全年，全部饲养者 · FLOW · YEAR · TOWNSHIP
   */
  goatHairOutput?: DecimalByGoatHairInput | null | undefined;
  /**
   * 绵羊毛产量：年内从绵羊身上剪下的毛；细羊毛、半细羊毛单独列出，粗羊毛只在合计中。
   *
   * 绵羊毛产量 · Sheep's wool · 吨 · 口径：全年，全部饲养者 · FLOW · YEAR · TOWNSHIP
   */
  sheepWoolOutput?: DecimalBySheepWoolInput | null | undefined;
};

/** 生活条件 · Living conditions */
export type LivingConditionsInput = {
  /**
   * 有电脑上网户数：年末农户中家里有电脑、能上网的户，不论有无电视和智能手机。
   *
   * 有电脑上网户数 · Households online by computer · 户 · 口径：农户，电脑上网 · STOCK · YEAR · NATURAL_VILLAGE
   */
  computerHouseholds?: number | string | null | undefined;
  /**
   * 能看电视或上网户数：年末农户中有电视看，或有电脑、智能手机能上网的户，几样都有只计一户。
   *
   * 有电视看或有电脑（智能手机）能上网户数 · Households with television or internet · 户 · 口径：农户，能看电视或上网 · STOCK · YEAR · NATURAL_VILLAGE
   */
  connectedHouseholds?: number | string | null | undefined;
  /**
   * 用电应接户数：年末供电公司在册、应接通生活用电的住户；一个用电户号一户，常年无人居住、已销户的不计。表只印“户数”，可能与农户数、户籍户数接近，但没有依据，不由它们填；与饮水表的户数也不互填。
   *
   * 用电应接户数 · Households to be supplied with electricity · 户 · 口径：供电公司在册，应接通 · STOCK · YEAR · NATURAL_VILLAGE
   */
  electricityHouseholds?: number | string | null | undefined;
  /**
   * 接通生活用电户数：年末用电应接户中已接通生活用电的户；欠费停电的算接通，只有生产用电的不算。
   *
   * 接通生活用电户数 · Households supplied with electricity · 户 · 口径：供电公司在册，已接通 · STOCK · YEAR · NATURAL_VILLAGE
   */
  electrifiedHouseholds?: number | string | null | undefined;
  /**
   * 有安全饮水户数：年末水质、水量、方便程度和保证率都达标的户；其中按主要水源分打井、水柜、水窖、引用山泉水、自来水，一户只计一种，达标而用其他水源的只在合计中。五种水源都只计达标的户，所以自来水户数是它的一部分，不能由它填；按村计的自来水受益村数更不是。
   *
   * 有安全饮水户数 · Households with safe water · 户 · 口径：水利部门在册，已达标 · STOCK · YEAR · NATURAL_VILLAGE
   */
  safeWaterHouseholds?: DecimalByWaterSourceInput | null | undefined;
  /**
   * 有智能手机能上网户数：年末农户中有家庭成员用智能手机上网的户，不论有无电视和电脑；成员全在外地的不计。
   *
   * 有智能手机能上网户数 · Households online by smartphone · 户 · 口径：农户，手机上网 · STOCK · YEAR · NATURAL_VILLAGE
   */
  smartphoneHouseholds?: number | string | null | undefined;
  /**
   * 有电视看户数：年末农户中家里有电视机、能收看中央和广西电视频道的户，不论是否上网。
   *
   * 有电视看户数 · Households with television · 户 · 口径：农户，能看电视 · STOCK · YEAR · NATURAL_VILLAGE
   */
  televisionHouseholds?: number | string | null | undefined;
  /**
   * 饮水安全应达标户数：年末水利部门掌握的、应有安全饮水的住户；表只印“户数”，可能与农户数、户籍户数接近，但没有依据，不由它们填；与用电表的户数也不互填。
   *
   * 饮水安全应达标户数 · Households to be supplied with safe water · 户 · 口径：水利部门在册，应达标 · STOCK · YEAR · NATURAL_VILLAGE
   */
  waterHouseholds?: number | string | null | undefined;
};

/** 村域与乡镇经济 · Economy of villages and townships */
export type LocalEconomyInput = {
  /**
   * 财政收入：年内街道、乡镇一级的一般公共预算收入，按决算数；上级转移支付、政府性基金、社会保险基金不计。表未注明口径，目录定为一般公共预算收入。
   *
   * 财政收入 · Fiscal revenue · 万元 · 口径：乡镇本级一般公共预算收入 · FLOW · YEAR · TOWNSHIP
   */
  fiscalRevenue?: number | string | null | undefined;
  /**
   * 农业产值：年内本村辖区内农、林、牧、渔业产品的总产值，按当年价格，不扣中间消耗；所以不是生产总值的一部分，可以多于它。表未注明口径，目录定为农林牧渔业总产值。
   *
   * 农业产值 · Agricultural output of the village · 万元 · 口径：村域农林牧渔业总产值，当年价 · FLOW · YEAR · VILLAGE
   */
  villageAgriculturalOutput?: number | string | null | undefined;
  /**
   * 生产总值：年内本村辖区内各产业（农户、集体、驻村企业）生产的增加值之和，按当年价格。乡镇表是所辖各村之和，不含社区居委会辖区，所以不是乡镇的地区生产总值。表未注明口径，目录定为增加值、村域。
   *
   * 生产总值 · Gross product of the village · 万元 · 口径：村域增加值，当年价 · FLOW · YEAR · VILLAGE
   */
  villageGrossProduct?: number | string | null | undefined;
};

/**
 * SX-13 国民经济和社会发展主要指标(统计)
 *
 * Main indicators of the economy and society (statistics) · 统计局 · YEAR · TOWNSHIP · 真实表样（陕西省，完整），见 docs/forms.md
 */
export type MainIndicatorsOfTheYearAnswersInput = {
  /**
   * 平均工资 · Average wage · 代码 txtFileds09
   *
   * 年内在岗职工的平均工资，元，工资总额除以在岗职工平均人数（不是年末人数，所以不由在岗职工推算）。
   */
  averageWage?: number | string | null | undefined;
  /**
   * 从业人员 · Persons employed · 代码 txtFileds07
   *
   * 年末全社会从业人员，人，含城镇和乡村、各种经济类型。乡村从业人员只是其中一部分，不由它填。
   */
  employed?: number | string | null | undefined;
  /**
   * 生产总值GDP · Gross domestic product · 代码 txtFileds10
   *
   * 年内辖区的地区生产总值，万元，现价；由县统计局核算后反馈。
   */
  gdp?: number | string | null | undefined;
  /**
   * 人均收入 · Income per head · 代码 txtFileds12
   *
   * 年内辖区常住居民的人均收入，元。表未注明是纯收入还是可支配收入，也未注明城乡，所以单独一问，不由任何收入填。
   */
  incomePerHead?: number | string | null | undefined;
  /**
   * 初中生 · Junior secondary students · 代码 txtFileds14
   *
   * 年末在辖区内初中就读的在校学生，人，按学校所在地计；与户籍在本村的义务教育适龄人数不同。
   */
  juniorStudents?: number | string | null | undefined;
  /**
   * 小学生 · Primary school pupils · 代码 txtFileds15
   *
   * 年末在辖区内小学就读的在校学生，人，按学校所在地计；与户籍在本村的义务教育适龄人数不同。
   */
  primaryStudents?: number | string | null | undefined;
  /**
   * 高中生 · Senior secondary students · 代码 txtFileds13
   *
   * 年末在辖区内普通高中就读的在校学生，人，按学校所在地计，不论户籍。
   */
  seniorStudents?: number | string | null | undefined;
  /**
   * 在岗职工 · Staff and workers on duty · 代码 txtFileds08
   *
   * 年末辖区内法人单位的在岗职工，人，按单位所在地计；不含离岗和劳务派遣到外地的。是全社会从业人员的一部分。
   */
  staffAndWorkers?: number | string | null | undefined;
  /**
   * 城镇人口 · Urban population · 代码 txtFileds06
   *
   * 年末常住在城镇区域（按统计用城乡划分）的人口，人。与非农业人口（按户口性质）不同，不由它填。
   */
  urbanPopulation?: number | string | null | undefined;
};

/**
 * HB-08 主要畜牧业生产情况表
 *
 * Main livestock · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
 */
export type MainLivestockAnswersInput = {
  /**
   * 三、畜禽产品产量 · 牛肉 · Beef · 吨 · 代码 24
   *
   * 年内出栏的牛的胴体重，肉牛、淘汰的奶牛和役用牛都计。
   */
  beef?: number | string | null | undefined;
  /**
   * 三、畜禽产品产量 · 生牛奶 · Fresh cow’s milk · 吨 · 代码 32
   *
   * 年内奶牛产的生鲜奶，出售的和自用的都计，犊牛直接吸吮的不计；羊奶等另计在其它奶产量。
   */
  cowMilk?: number | string | null | undefined;
  /**
   * 三、畜禽产品产量 · 猪肉 · Pork · 吨 · 代码 23
   *
   * 年内出栏的猪的胴体重，全部饲养者都计；自宰自食的计入。
   */
  pork?: number | string | null | undefined;
};

/** Why a question has no value. Zero is a value. */
export type NullReason =
  /** 不适用: the thing does not exist there */
  | 'NOT_APPLICABLE'
  /** 不掌握: it exists, but nobody knows the figure */
  | 'NOT_KNOWN';

/** 各报表自己的问题，只有该表要用。 Questions that only one form asks. */
export type OneTableFormsInput = {
  /**
   * GX-01 贫困户纳入农村低保情况统计表
   *
   * Poor households on rural subsistence allowance · 民政局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_01?: PoorHouseholdsOnSubsistenceAnswersInput | null | undefined;
  /**
   * GX-02 居民购买医疗或商业保险情况统计表
   *
   * Households with medical or commercial insurance · 医疗保障局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_02?: HouseholdInsuranceAnswersInput | null | undefined;
  /**
   * GX-03 特色产业情况统计表
   *
   * Featured industries · 农业农村局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_03?: FeaturedIndustriesAnswersInput | null | undefined;
  /**
   * GX-04 适龄儿童少年接受义务教育情况统计表
   *
   * Children of school age in compulsory education · 教育局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_04?: CompulsoryEducationAnswersInput | null | undefined;
  /**
   * GX-05 村有篮球场，文化室（农家书屋）或戏台情况表
   *
   * Basketball courts, cultural rooms, farm libraries and stages · 文化广电体育局 · YEAR · VILLAGE · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_05?: CulturalFacilitiesAnswersInput | null | undefined;
  /**
   * GX-08 城乡居民养老保险参保情况统计表
   *
   * Residents' pension insurance · 人力资源和社会保障局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_08?: ResidentsPensionAnswersInput | null | undefined;
  /**
   * GX-09 有电用达标情况统计表
   *
   * Households with electricity · 供电公司 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_09?: ElectricityStandardAnswersInput | null | undefined;
  /**
   * GX-10 住房保障达标情况统计表
   *
   * Housing that meets the standard · 住房城乡建设局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_10?: HousingStandardAnswersInput | null | undefined;
  /**
   * GX-12 贫困人口患病救治和补助报销情况统计表
   *
   * Treatment and reimbursement of the sick among the poor · 医疗保障局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_12?: PoorPatientsAnswersInput | null | undefined;
  /**
   * GX-13 贫困发生率统计表
   *
   * Poverty rate · 农业农村局 · YEAR · VILLAGE · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_13?: PovertyRateAnswersInput | null | undefined;
  /**
   * GX-15 无劳动能力或主要劳动力长期外出务工贫困户情况统计表
   *
   * Poor households without labour or with their main labour away · 农业农村局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_15?: PoorHouseholdsWithoutLabourAnswersInput | null | undefined;
  /**
   * GX-22 贫困家庭学生享受教育精准扶贫政策情况统计表
   *
   * Students of poor families with education aid · 教育局 · YEAR · VILLAGE · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_22?: EducationAidAnswersInput | null | undefined;
  /**
   * GX-23 易地扶贫搬迁户住房保障情况表
   *
   * Housing of relocated households · 发展和改革局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_23?: RelocatedHousingAnswersInput | null | undefined;
  /**
   * GX-25 有安全饮水达标情况统计表
   *
   * Households with safe water · 水利局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_25?: SafeWaterStandardAnswersInput | null | undefined;
  /**
   * GX-26 农户能看电视或上网情况统计表
   *
   * Households with television or internet · 文化广电体育局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_26?: TelevisionAndInternetAnswersInput | null | undefined;
  /**
   * GX-27 20户以上自然村屯通路情况表
   *
   * Roads to natural villages of 20 households and more · 交通运输局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
   */
  GX_27?: HamletRoadsAnswersInput | null | undefined;
  /**
   * HB-01 农村基层组织及户数、人口、从业人员情况（一）
   *
   * Rural organisation, households, population and employment (1) · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
   */
  HB_01?: RuralOrganisationAndEmploymentAnswersInput | null | undefined;
  /**
   * HB-02 农业生产条件（一）
   *
   * Conditions of farming (1) · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，原表缺代码15），见 docs/forms.md
   */
  HB_02?: FarmingConditionsAnswersInput | null | undefined;
  /**
   * HB-03 粮食作物生产情况（一）
   *
   * Grain production (1) · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
   */
  HB_03?: GrainProductionAnswersInput | null | undefined;
  /**
   * HB-05 设施农业生产情况
   *
   * Farming under cover · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
   */
  HB_05?: FacilityFarmingOfTheYearAnswersInput | null | undefined;
  /**
   * HB-08 主要畜牧业生产情况表
   *
   * Main livestock · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
   */
  HB_08?: MainLivestockAnswersInput | null | undefined;
  /**
   * HB-09 其它畜牧业生产情况表
   *
   * Other livestock · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
   */
  HB_09?: OtherLivestockAndProductsAnswersInput | null | undefined;
  /**
   * HB-10 畜禽规模养殖情况
   *
   * Large-scale livestock farms · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
   */
  HB_10?: LargeScaleFarmsAnswersInput | null | undefined;
  /**
   * M-01 中国共产党基层组织/党员年报(乡镇汇总口径)
   *
   * Grassroots Party organisations and members · 组织部 · YEAR · TOWNSHIP · 一般知识（未找到印发的表样），见 docs/forms.md
   */
  M_01?: PartyOrganisationsAnswersInput | null | undefined;
  /**
   * M-04 巩固脱贫成果防返贫监测月报
   *
   * Keeping the results of poverty alleviation, watch against its return · 农业农村局 · MONTH · TOWNSHIP · 每VILLAGE一行 · 常见表样（未见真实表样），见 docs/forms.md
   */
  M_04?: PovertyWatchOfTheMonthAnswersInput | null | undefined;
  /**
   * M-05 安全生产/消防网格月报
   *
   * Work and fire safety in the grid, monthly · 应急管理局 · MONTH · TOWNSHIP · 每VILLAGE一行 · 一般知识（未找到印发的表样），见 docs/forms.md
   */
  M_05?: SafetyGridMonthlyAnswersInput | null | undefined;
  /**
   * M-06 退役军人和优抚对象统计
   *
   * Veterans and preferential treatment · 退役军人事务局 · YEAR · TOWNSHIP · 每VILLAGE一行 · 一般知识（未找到印发的表样），见 docs/forms.md
   */
  M_06?: VeteransAndFamiliesAnswersInput | null | undefined;
  /**
   * NJ-01 农村经济基本情况统计表(农经统)
   *
   * Rural economy: basics · 农业农村局 · YEAR · TOWNSHIP · 真实表样（全国，节选），见 docs/forms.md
   */
  NJ_01?: RuralEconomyBasicsAnswersInput | null | undefined;
  /**
   * SC-10 社区(村)概况
   *
   * Profile of a community or village · 政法委 · YEAR · VILLAGE · 真实表样（四川省网格化平台，完整），见 docs/forms.md
   */
  SC_10?: CommunityProfileAnswersInput | null | undefined;
  /**
   * SD-03 农村社区自然状况
   *
   * Territory of a rural community · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
   */
  SD_03?: RuralCommunityTerritoryAnswersInput | null | undefined;
  /**
   * SD-04 农村社区人员信息(村委会成员/工作人员)统计
   *
   * Staff of a rural community (committee members and employed staff) · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
   */
  SD_04?: RuralCommunityStaffAnswersInput | null | undefined;
  /**
   * SD-05 农村社区经济基本情况
   *
   * Economy of the rural communities · 民政局 · YEAR · TOWNSHIP · 真实表样（山东省，完整），见 docs/forms.md
   */
  SD_05?: RuralCommunityEconomyAnswersInput | null | undefined;
  /**
   * SD-06 农村社区资产状况
   *
   * Assets of a rural community · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
   */
  SD_06?: RuralCommunityAssetsAnswersInput | null | undefined;
  /**
   * SD-07 城市社区资产状况
   *
   * Assets of an urban community · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
   */
  SD_07?: UrbanCommunityAssetsAnswersInput | null | undefined;
  /**
   * SD-08 社区基础设施
   *
   * Infrastructure of a community · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
   */
  SD_08?: CommunityInfrastructureAnswersInput | null | undefined;
  /**
   * SX-11 辅助决策基础数据(流动人口)
   *
   * Basic data for decisions: floating population · 卫健局 · MONTH · TOWNSHIP · 真实表样（陕西省，完整），见 docs/forms.md
   */
  SX_11?: FloatingPopulationOfTheMonthAnswersInput | null | undefined;
  /**
   * SX-12 国民经济相关汇总数据(统计)
   *
   * Summary data of the economy (statistics) · 统计局 · MONTH · TOWNSHIP · 真实表样（陕西省，完整），见 docs/forms.md
   */
  SX_12?: EconomySummaryOfTheMonthAnswersInput | null | undefined;
  /**
   * SX-13 国民经济和社会发展主要指标(统计)
   *
   * Main indicators of the economy and society (statistics) · 统计局 · YEAR · TOWNSHIP · 真实表样（陕西省，完整），见 docs/forms.md
   */
  SX_13?: MainIndicatorsOfTheYearAnswersInput | null | undefined;
  /**
   * TJ-01 农村基本情况及农业生产条件(乡镇表)
   *
   * Rural basics and conditions of farming (township) · 统计局 · YEAR · TOWNSHIP · 真实表样（全国2010年，节选），见 docs/forms.md
   */
  TJ_01?: RuralBasicsAnswersInput | null | undefined;
};

/** 一表：按主题的数据元，每项只填一次。 The one table: every element once, by topic. */
export type OneTableInput = {
  /** 村集体收益分配 · Income and distribution of village collectives */
  collectiveAccounts?: CollectiveAccountsInput | null | undefined;
  /** 集体资产与债务 · Collective assets and debts */
  collectiveAssets?: CollectiveAssetsInput | null | undefined;
  /** 社区设施 · Community facilities */
  communityFacilities?: CommunityFacilitiesInput | null | undefined;
  /** 社区经费 · Community funds */
  communityFunds?: CommunityFundsInput | null | undefined;
  /** 社区人员 · Community staff */
  communityStaff?: CommunityStaffInput | null | undefined;
  /** 教育 · Education */
  education?: EducationInput | null | undefined;
  /** 特困供养 · Extreme-poverty support */
  extremePoverty?: ExtremePovertyInput | null | undefined;
  /** 设施农业 · Farming under cover */
  facilityFarming?: FacilityFarmingInput | null | undefined;
  /** 育龄妇女与计划生育 · Women of childbearing age and family planning */
  familyPlanning?: FamilyPlanningInput | null | undefined;
  /** 农业生产资料 · Farm inputs */
  farmInputs?: FarmInputsInput | null | undefined;
  /** 粮食 · Grain */
  grain?: GrainInput | null | undefined;
  /** 基层卫生服务 · Primary health services */
  healthServices?: HealthServicesInput | null | undefined;
  /** 户数 · Households */
  households?: HouseholdsInput | null | undefined;
  /** 住房保障 · Housing security */
  housing?: HousingInput | null | undefined;
  /** 医疗与商业保险 · Medical and commercial insurance */
  insurance?: InsuranceInput | null | undefined;
  /** 土地 · Land */
  land?: LandInput | null | undefined;
  /** 规模养殖 · Large-scale livestock */
  largeScaleLivestock?: LargeScaleLivestockInput | null | undefined;
  /** 畜禽生产 · Livestock */
  livestock?: LivestockInput | null | undefined;
  /** 毛与茧 · Wool and cocoons */
  livestockProducts?: LivestockProductsInput | null | undefined;
  /** 生活条件 · Living conditions */
  livingConditions?: LivingConditionsInput | null | undefined;
  /** 村域与乡镇经济 · Economy of villages and townships */
  localEconomy?: LocalEconomyInput | null | undefined;
  /** 党组织 · Party organisation */
  party?: PartyInput | null | undefined;
  /** 城乡居民养老保险 · Residents' pension insurance */
  pension?: PensionInput | null | undefined;
  /** 人口 · Population */
  population?: PopulationInput | null | undefined;
  /** 贫困户与贫困人口 · Poor households and persons */
  poverty?: PovertyInput | null | undefined;
  /** 防返贫监测 · Watch against the return of poverty */
  povertyWatch?: PovertyWatchInput | null | undefined;
  /** 特定人群 · Particular groups of residents */
  residentGroups?: ResidentGroupsInput | null | undefined;
  /** 道路 · Roads */
  roads?: RoadsInput | null | undefined;
  /** 农村经济（农经口径） · Rural economy, as the agriculture bureau counts it */
  ruralEconomy?: RuralEconomyInput | null | undefined;
  /** 农村能源 · Rural energy */
  ruralEnergy?: RuralEnergyInput | null | undefined;
  /** 乡村人口与从业 · Rural population and employment */
  ruralLabour?: RuralLabourInput | null | undefined;
  /** 农村基层组织与设施 · Rural organisation and infrastructure */
  ruralOrganisation?: RuralOrganisationInput | null | undefined;
  /** 安全生产与消防 · Work and fire safety */
  safety?: SafetyInput | null | undefined;
  /** 辖区 · Territory */
  territory?: TerritoryInput | null | undefined;
  /** 退役军人与优抚对象 · Veterans and preferential treatment */
  veterans?: VeteransInput | null | undefined;
  /** 特色产业 · Featured industries of villages */
  villageIndustries?: VillageIndustriesInput | null | undefined;
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

/**
 * HB-09 其它畜牧业生产情况表
 *
 * Other livestock · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
 */
export type OtherLivestockAndProductsAnswersInput = {
  /**
   * 七 · 天然蜂蜜产量 · Honey · 吨 · 代码 16
   *
   * 年内辖区内养蜂者采收的天然蜂蜜，外出放蜂采的按养蜂者所在地计入；蜂王浆、蜂蜡不计。
   */
  honey?: number | string | null | undefined;
  /**
   * 三 · 其它肉产量 · Other meat · 吨 · 代码 8
   *
   * 年内猪肉、牛肉、羊肉、禽肉以外的肉类胴体重：兔肉、马肉、驴肉等。
   */
  otherMeat?: number | string | null | undefined;
  /**
   * 四 · 其它奶产量 · Other milk · 吨 · 代码 9
   *
   * 年内生牛奶以外的奶：羊奶、马奶等；出售的和自用的都计。
   */
  otherMilk?: number | string | null | undefined;
  /**
   * 二 · 家兔 · Rabbits · 只 · 代码 7
   *
   * 年末辖区内全部饲养者存养的家兔，肉用、毛用都计。表印“吨”，存栏不能按重量计，目录定为误印，按只计。
   */
  rabbits?: number | string | null | undefined;
};

/** 党组织 · Party organisation */
export type PartyInput = {
  /**
   * 农牧渔民党员数：年末党员数中主要从事农、林、牧、渔业生产劳动的；已离开农业、长期外出务工的按现职业，不计在内。
   *
   * 农牧渔民党员数 · Farmers, herders and fishers among Party members · 人 · 口径：党员中农牧渔民 · STOCK · YEAR · TOWNSHIP
   */
  farmerPartyMembers?: number | string | null | undefined;
  /**
   * 女党员数：年末乡镇（街道）党委所辖各村（社区）党组织的党员中的女性，按乡镇汇总填报；口径同党员数（组织关系，含预备党员）。
   *
   * 女党员数 · Women among Party members · 人 · 口径：党员中女性 · STOCK · YEAR · TOWNSHIP
   */
  femalePartyMembers?: number | string | null | undefined;
  /**
   * 少数民族党员数：年末党员数中身份证民族不是汉族的，按乡镇汇总填报；与女党员、各年龄党员可以重复。
   *
   * 少数民族党员数 · Ethnic minorities among Party members · 人 · 口径：党员中少数民族 · STOCK · YEAR · TOWNSHIP
   */
  minorityPartyMembers?: number | string | null | undefined;
  /**
   * 党员数：期末组织关系在本村（社区）党组织的党员，含预备党员和外出的流动党员；不含只居住在本村、组织关系在外的党员，也不含挂职和帮扶干部中的党员。表未注明口径，目录定为组织关系。
   *
   * 党员数 · Party members · 人 · 口径：组织关系在本村 · STOCK · QUARTER · VILLAGE
   */
  partyMembers?: number | string | null | undefined;
  /**
   * 61岁及以上党员数：年末党员数中年满61周岁的，含61周岁；60岁以上人数含60周岁，而且不限党员，是另外的数据元。
   *
   * 61岁及以上党员数 · Party members aged 61 and over · 人 · 口径：党员中61岁及以上 · STOCK · YEAR · TOWNSHIP
   */
  partyMembersFrom61?: number | string | null | undefined;
  /**
   * 35岁及以下党员数：年末党员数中35周岁及以下的，含35周岁；36至60岁的党员只在党员总数中。
   *
   * 35岁及以下党员数 · Party members aged 35 and under · 人 · 口径：党员中35岁及以下 · STOCK · YEAR · TOWNSHIP
   */
  partyMembersUpTo35?: number | string | null | undefined;
  /**
   * 大专及以上学历党员数：年末党员数中最高学历在大学专科及以上的，按已取得毕业证的学历，在读的不计。
   *
   * 大专及以上学历党员数 · Party members with college education · 人 · 口径：党员中大专及以上学历 · STOCK · YEAR · TOWNSHIP
   */
  partyMembersWithCollege?: number | string | null | undefined;
};

/**
 * M-01 中国共产党基层组织/党员年报(乡镇汇总口径)
 *
 * Grassroots Party organisations and members · 组织部 · YEAR · TOWNSHIP · 一般知识（未找到印发的表样），见 docs/forms.md
 */
export type PartyOrganisationsAnswersInput = {
  /**
   * 发展党员数 · Admitted in the year · 人 · 代码 8
   *
   * 年内经上级党委批准接收的预备党员，按批准日期计；转正的、从外地转入的不计。
   */
  admitted?: number | string | null | undefined;
  /**
   * 支部 · Branches · 个 · 代码 11
   *
   * 年末所辖的党支部个数，含党委、总支部下属的和单独设立的，含联合支部；党小组不计。
   */
  branches?: number | string | null | undefined;
  /**
   * 基层党委 · Grassroots Party committees · 个 · 代码 9
   *
   * 年末乡镇（街道）党委及其所辖的基层党委个数，含乡镇（街道）党委自身和村、社区的党委；党组、党工委不计。
   */
  committees?: number | string | null | undefined;
  /**
   * 总支部 · General branches · 个 · 代码 10
   *
   * 年末所辖的党总支部个数；总支部下的支部另在支部中计。
   */
  generalBranches?: number | string | null | undefined;
};

/** 城乡居民养老保险 · Residents' pension insurance */
export type PensionInput = {
  /**
   * 应参保人数：年末户籍在本村、年满16周岁、不在校、没有参加职工养老保险的人，含已在领取待遇的60周岁以上老人。是参保率的分母，不等于实际参保人数。表未注明口径，目录按居民养老保险的参保条件定。
   *
   * 应参加居民养老保险人数 · Persons due for residents' pension insurance · 人 · 口径：户籍，符合参保条件 · STOCK · YEAR · NATURAL_VILLAGE
   */
  pensionDue?: number | string | null | undefined;
  /**
   * 实际参保人数：年末应参保的人中已登记参加城乡居民养老保险的人，含已领取待遇的和中断缴费的。与在社区经办缴纳养老保险的人数不同：那里按在哪里缴，职工养老保险也可能在内。
   *
   * 城乡居民养老保险参保人数 · Persons with residents' pension insurance · 人 · 口径：居民养老保险，已登记参保 · STOCK · YEAR · NATURAL_VILLAGE
   */
  pensionInsured?: number | string | null | undefined;
  /**
   * 60周岁以上参保人数：年末参保人中年满60周岁的。只计参保的，是60岁以上人口的一部分，不能由60岁以上人口填。
   *
   * 60周岁以上参保人数 · Persons of 60 and over with residents' pension insurance · 人 · 口径：参保人，年满60周岁 · STOCK · YEAR · NATURAL_VILLAGE
   */
  pensionInsuredAged60?: number | string | null | undefined;
  /**
   * 实际缴费人数：年初至填报截止日期已缴纳本年度城乡居民养老保险费的参保人；已领取待遇、不再缴费的不计。表印“截止填报日期”，目录定为年末。
   *
   * 居民养老保险实际缴费人数 · Persons who paid for residents' pension insurance · 人 · 口径：参保人，本年度已缴费 · STOCK · YEAR · NATURAL_VILLAGE
   */
  pensionPaid?: number | string | null | undefined;
  /**
   * 领取养老保险待遇人数：年末60周岁以上参保人中正在按月领取待遇的人；停发、未办领取的不计。与离退休人数不同，那里是领取职工养老金的。
   *
   * 领取养老保险待遇人数 · Persons drawing a residents' pension · 人 · 口径：参保人，年满60周岁，在领 · STOCK · YEAR · NATURAL_VILLAGE
   */
  pensionReceivers?: number | string | null | undefined;
};

/**
 * GX-01 贫困户纳入农村低保情况统计表
 *
 * Poor households on rural subsistence allowance · 民政局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type PoorHouseholdsOnSubsistenceAnswersInput = {
  /**
   * 备注 · Remark · 代码 col7
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/**
 * GX-15 无劳动能力或主要劳动力长期外出务工贫困户情况统计表
 *
 * Poor households without labour or with their main labour away · 农业农村局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type PoorHouseholdsWithoutLabourAnswersInput = {
  /**
   * 备注 · Remark · 代码 col9
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/**
 * GX-12 贫困人口患病救治和补助报销情况统计表
 *
 * Treatment and reimbursement of the sick among the poor · 医疗保障局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type PoorPatientsAnswersInput = {
  /**
   * 备注 · Remark · 代码 col7
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
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
   * 农业人口：期末户籍人口中登记为农业户口的人口；已取消户口性质划分的地方，按取消前的登记计，其后出生的随母亲。与乡村人口（按居住地）不同。
   *
   * 农业人口 · Population with agricultural registration · 人 · 口径：户籍，农业户口 · STOCK · MONTH · VILLAGE
   */
  agriculturalPopulation?: number | string | null | undefined;
  /**
   * 计划生育总人口：期末卫健部门人口台账在管的总人口。表上只印“总人口”，未注明户籍、常住还是总人口，目录定为以卫健台账为准的单独一项；可能等于常住人口，但没有依据，所以不由常住人口、总人口填。
   *
   * 计划生育总人口 · Population in the family-planning register · 人 · 口径：卫健台账在管，表未注明 · STOCK · MONTH · VILLAGE
   */
  familyPlanningPopulation?: number | string | null | undefined;
  /**
   * 上期的计划生育总人口：只在没有往期数的单位第一次填报时问。
   *
   * 计划生育总人口：期末卫健部门人口台账在管的总人口。表上只印“总人口”，未注明户籍、常住还是总人口，目录定为以卫健台账为准的单独一项；可能等于常住人口，但没有依据，所以不由常住人口、总人口填。
   *
   * 计划生育总人口 · Population in the family-planning register · 人 · 口径：卫健台账在管，表未注明 · STOCK · MONTH · VILLAGE
   */
  familyPlanningPopulation_PREVIOUS?: number | string | null | undefined;
  /**
   * 流动人口：期末居住在本村（社区）、户籍不在本县的人口，居住满三个月即计；按性别、流入来源（跨省、省内）分，两种分组都穷尽。与人在户不在不同：那里满半年才计，而且含本县其他村的户籍。表未注明时长，目录取卫健口径三个月。
   *
   * 流动人口 · Floating population · 人 · 口径：户籍不在本县，居住三个月以上 · STOCK · MONTH · VILLAGE
   */
  floatingPopulation?: DecimalBySexByFloatingOriginInput | null | undefined;
  /**
   * 人在户不在：期末居住在本村（社区）半年以上、户籍不在本村（社区）的人口；不论户籍在本县还是外县。与流动人口的区别：流动人口只算户籍不在本县的，满三个月即计。表未注明居住时长，目录定为半年。
   *
   * 人在户不在 · Present but registered elsewhere · 人 · 口径：居住半年以上，户籍不在 · STOCK · MONTH · VILLAGE
   */
  presentUnregistered?: DecimalBySexInput | null | undefined;
  /**
   * 户籍人口：期末在本村（社区）登记户籍的人口，不论是否居住在本地；含户在人不在，不含人在户不在。与常住人口、总人口的区别：只看户籍，不看居住。
   *
   * 户籍人口 · Registered population · 人 · 口径：户籍 · STOCK · MONTH · VILLAGE
   */
  registeredPopulation?: DecimalBySexInput | null | undefined;
  /**
   * 人在户在：期末户籍在本村（社区）、人也居住在本村（社区）的人口；外出不满半年的仍算居住在本村。是户籍人口的一部分。表未注明外出多久算不在，目录定为半年。
   *
   * 人在户在 · Registered and present · 人 · 口径：户籍且居住 · STOCK · MONTH · VILLAGE
   */
  registeredPresent?: DecimalBySexInput | null | undefined;
  /**
   * 持居住证人口：期末流动人口中持有有效居住证的人口；暂住登记而未领证的不计。是流动人口的一部分，不能由流动人口填。
   *
   * 持居住证人口 · Holders of a residence permit · 人 · 口径：流动人口中持居住证 · STOCK · QUARTER · VILLAGE
   */
  residencePermitHolders?: number | string | null | undefined;
  /**
   * 统计部门总人口：月末统计部门掌握的全乡镇（街道）总人口，按性别分。表上只印“总人口”，未注明户籍还是常住，可能是公安年报的户籍人口，但没有依据，所以单独问乡镇，不由村的户籍人口、总人口相加。
   *
   * 统计部门总人口 · Total population kept by the statistics bureau · 人 · 口径：统计部门掌握，表未注明 · STOCK · MONTH · TOWNSHIP
   */
  statisticsPopulation?: DecimalBySexInput | null | undefined;
  /**
   * 18岁以下人口：期末人在户在的人口中未满18周岁的。表未注明在哪种人口中统计，也未注明是否含18周岁；原系统字段名以人在户在开头，目录定为人在户在、不含18周岁。
   *
   * 18岁以下人数 · Aged under 18 · 人 · 口径：人在户在，未满18周岁 · STOCK · QUARTER · VILLAGE
   */
  under18?: number | string | null | undefined;
};

/** 贫困户与贫困人口 · Poor households and persons */
export type PovertyInput = {
  /**
   * 无劳动能力或主要劳动力长期外出务工的贫困户数：年末贫困户中不要求发展产业的户，分无劳动能力（全家无人有劳动能力）和主要劳动力长期外出务工（家里有劳动能力的人，主要的外出半年以上）两类，两类互斥并穷尽。按户计，与外出务工人数不同。表未注明外出多久，目录定为半年。
   *
   * 无劳动能力或主要劳动力长期外出务工的贫困户数 · Poor households without labour or with their main labour away · 户 · 口径：贫困户，无劳力或劳力外出 · STOCK · YEAR · NATURAL_VILLAGE
   */
  exemptPoorHouseholds?: DecimalByIndustryExemptionInput | null | undefined;
  /**
   * 无劳动能力或主要劳动力长期外出务工的贫困户人数：年末上述两类贫困户的全部家庭人口，含老人儿童，不只是外出的人。
   *
   * 无劳动能力或主要劳动力长期外出务工的贫困户人数 · Persons in poor households without labour or with their main labour away · 人 · 口径：贫困户全部人口，无劳力或劳力外出 · STOCK · YEAR · NATURAL_VILLAGE
   */
  exemptPoorPersons?: DecimalByIndustryExemptionInput | null | undefined;
  /**
   * 新增贫困人口数：2014年以来至核验时新识别的、2013年底不在册的贫困人口，累计数；含贫困户新增的家庭成员，不含返贫的。
   *
   * 新增贫困人口数 · Persons newly poor · 人 · 口径：2014年以来新识别，累计 · STOCK · YEAR · VILLAGE
   */
  newlyPoorPersons?: number | string | null | undefined;
  /**
   * 历年脱贫人数：2014年以来各年认定脱贫的贫困人口，按表上印出的三个年度分，三年穷尽；每人每次脱贫计一次，其后返贫的另计入返贫人口，不在这里扣。
   *
   * 历年脱贫人数 · Persons who left poverty · 人 · 口径：2014至2016年认定脱贫 · STOCK · YEAR · VILLAGE
   */
  personsOutOfPoverty?: DecimalByPovertyExitYearInput | null | undefined;
  /**
   * 贫困户数：年末农户中建档立卡、未脱贫的户，按户计。民政表与产业表印的是同一个数。不含已脱贫的户（脱贫户另计），也不等于低保户。表未注明由谁认定，目录定为国定和市定建档立卡都计。
   *
   * 贫困户数 · Poor households · 户 · 口径：农户，建档立卡未脱贫 · STOCK · YEAR · NATURAL_VILLAGE
   */
  poorHouseholds?: number | string | null | undefined;
  /**
   * 符合条件应纳入农村低保的贫困户数：年末贫困户中，按收入和财产核定符合农村低保条件的户，不论是否已纳入。
   *
   * 符合条件应纳入农村低保户数 · Poor households entitled to rural subsistence allowance · 户 · 口径：贫困户，符合低保条件 · STOCK · YEAR · NATURAL_VILLAGE
   */
  poorHouseholdsDueSubsistence?: number | string | null | undefined;
  /**
   * 已纳入农村低保的贫困户数：年末符合条件的贫困户中已享受农村低保的户。只计贫困户，是低保户数的一部分，不能由低保户数填。
   *
   * 已纳入农村低保户数 · Poor households on rural subsistence allowance · 户 · 口径：贫困户，已享受低保 · STOCK · YEAR · NATURAL_VILLAGE
   */
  poorHouseholdsOnSubsistence?: number | string | null | undefined;
  /**
   * 2013年底贫困人口数：2013年底建档立卡的贫困人口，是历次核验的起点，每年填同一个数；更正过的填更正后的。
   *
   * 2013年底贫困人口数 · Poor population at the end of 2013 · 人 · 口径：2013年底建档立卡 · STOCK · YEAR · VILLAGE
   */
  poorPopulation2013?: number | string | null | undefined;
  /**
   * 贫困发生率所用的乡村人口数：扶贫核验时核定的本村农村人口，只作贫困发生率的分母。与户籍人口、农业人口、按一年以上常住统计的乡村人口都不是同一个数，不互填。表未注明口径，目录定为扶贫系统核定数。
   *
   * 乡村人口数（贫困发生率分母） · Rural population, base of the poverty rate · 人 · 口径：扶贫系统核定，年末 · STOCK · YEAR · VILLAGE
   */
  povertyBasePopulation?: number | string | null | undefined;
  /**
   * 得到补助报销人数：患病的贫困人口中年内得到医疗费报销或补助的人，几次报销只计一人；与得到有效救治可以重叠。
   *
   * 得到补助报销人数 · Sick persons in poor households reimbursed · 人 · 口径：贫困户患病人口，已报销 · STOCK · YEAR · NATURAL_VILLAGE
   */
  reimbursedPoorPersons?: number | string | null | undefined;
  /**
   * 返贫人口数：2014年以来脱贫之后又被认定为贫困的人口，至核验时的累计数。
   *
   * 返贫人口数 · Persons who fell back into poverty · 人 · 口径：2014年以来返贫，累计 · STOCK · YEAR · VILLAGE
   */
  returnedToPovertyPersons?: number | string | null | undefined;
  /**
   * 患病贫困户数：年内有家庭成员患大病或慢性病的贫困户，一户几人患病只计一户；按年末的贫困户计。
   *
   * 患病贫困户数 · Poor households with a sick member · 户 · 口径：贫困户，年内有人患病 · STOCK · YEAR · NATURAL_VILLAGE
   */
  sickPoorHouseholds?: number | string | null | undefined;
  /**
   * 患病人数：年末的贫困户中年内患大病或慢性病的人，一人几种病只计一人；不含贫困户以外的患者。
   *
   * 贫困人口患病人数 · Sick persons in poor households · 人 · 口径：贫困户人口，年内患病 · STOCK · YEAR · NATURAL_VILLAGE
   */
  sickPoorPersons?: number | string | null | undefined;
  /**
   * 得到有效救治人数：患病的贫困人口中年内得到诊治、病情好转或得到控制的人。
   *
   * 得到有效救治人数 · Sick persons in poor households treated effectively · 人 · 口径：贫困户患病人口，已救治 · STOCK · YEAR · NATURAL_VILLAGE
   */
  treatedPoorPersons?: number | string | null | undefined;
};

/**
 * GX-13 贫困发生率统计表
 *
 * Poverty rate · 农业农村局 · YEAR · VILLAGE · 真实表样（广西，完整），见 docs/forms.md
 */
export type PovertyRateAnswersInput = {
  /**
   * 备注 · Remark · 代码 col12
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/** 防返贫监测 · Watch against the return of poverty */
export type PovertyWatchInput = {
  /**
   * 脱贫户户数：月末防返贫监测系统中的脱贫户，按户计，户籍在本村；含同时是监测对象的。与贫困户数（未脱贫）不同。
   *
   * 脱贫户户数 · Households lifted out of poverty · 户 · 口径：监测系统，脱贫户 · STOCK · MONTH · VILLAGE
   */
  liftedHouseholds?: number | string | null | undefined;
  /**
   * 脱贫户人数：月末脱贫户的全部家庭人口（脱贫人口），含监测对象中的。与历年脱贫人数不同：那里按认定的年度累计，这里是现有。
   *
   * 脱贫户人数 · Persons in households lifted out of poverty · 人 · 口径：监测系统，脱贫户人口 · STOCK · MONTH · VILLAGE
   */
  liftedPersons?: number | string | null | undefined;
  /**
   * 外出务工脱贫人口数：月末脱贫人口中在本乡镇以外务工的人。只计脱贫人口，是外出务工人数的一部分，不能由外出务工劳动力填。表未注明范围，目录定为乡镇以外。
   *
   * 外出务工脱贫人口数 · Persons lifted out of poverty working away · 人 · 口径：脱贫人口，乡镇以外务工 · STOCK · MONTH · VILLAGE
   */
  liftedPersonsWorkingAway?: number | string | null | undefined;
  /**
   * 监测对象户数：月末监测系统中的监测对象户，含风险已消除的；分脱贫不稳定户、边缘易致贫户、突发严重困难户，三类互斥并穷尽。
   *
   * 监测对象户数 · Households under watch · 户 · 口径：监测系统，含风险已消除 · STOCK · MONTH · VILLAGE
   */
  monitoredHouseholds?: DecimalByMonitoringCategoryInput | null | undefined;
  /**
   * 监测对象人数：月末监测对象户的全部家庭人口，含风险已消除的户。
   *
   * 监测对象人数 · Persons under watch · 人 · 口径：监测系统，监测户人口 · STOCK · MONTH · VILLAGE
   */
  monitoredPersons?: number | string | null | undefined;
  /**
   * 风险已消除户数：月末监测对象户中已认定风险消除的户；仍在监测系统内，所以是监测对象户数的一部分。表未注明是否仍计入监测对象，目录定为计入。
   *
   * 风险已消除户数 · Households whose risk is removed · 户 · 口径：监测对象户，风险消除 · STOCK · MONTH · VILLAGE
   */
  riskRemovedHouseholds?: number | string | null | undefined;
};

/**
 * M-04 巩固脱贫成果防返贫监测月报
 *
 * Keeping the results of poverty alleviation, watch against its return · 农业农村局 · MONTH · TOWNSHIP · 每VILLAGE一行 · 常见表样（未见真实表样），见 docs/forms.md
 */
export type PovertyWatchOfTheMonthAnswersInput = {
  /**
   * 公益性岗位安置人数 · Persons placed in public-welfare posts · 人 · 代码 10
   *
   * 月末在岗的乡村公益性岗位安置的脱贫人口和监测对象，人；同一人只计一次，普通村民在岗的不计。
   */
  publicPosts?: number | string | null | undefined;
};

/**
 * GX-23 易地扶贫搬迁户住房保障情况表
 *
 * Housing of relocated households · 发展和改革局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type RelocatedHousingAnswersInput = {
  /**
   * 迁入地 · Place of resettlement · 代码 col6
   *
   * 本屯易地搬迁户迁入的安置点或村（社区），几处用顿号分开。
   */
  destination?: string | null | undefined;
  /**
   * 安置住房面积（平方米） · Floor area of resettlement housing · ㎡ · 代码 col5
   *
   * 年末本屯易地搬迁户安置住房的建筑面积之和；表未注明建筑还是使用面积，目录定为建筑面积。
   */
  floorArea?: number | string | null | undefined;
  /**
   * 户主姓名 · Names of householders · 代码 col3
   *
   * 本屯易地搬迁户的户主姓名，几户用顿号分开；可以不填，名单以搬迁台账为准。
   */
  householders?: string | null | undefined;
  /**
   * 集中安置户 · 是否交钥匙 · Concentrated resettlement: keys handed over · 代码 col9
   *
   * 年末是否已向本屯全部集中安置户交钥匙；没有集中安置户的填不适用。
   */
  keysHandedOver?: boolean | null | undefined;
  /**
   * 分散安置户 · 是否入住 · Scattered resettlement: moved in · 代码 col10
   *
   * 年末本屯分散安置户是否已全部入住；没有分散安置户的填不适用。
   */
  movedIn?: boolean | null | undefined;
  /**
   * 家庭人口数 · Persons in relocated households · 代码 col4
   *
   * 年末本屯易地搬迁户的家庭人口之和，人；含暂时外出的成员。
   */
  persons?: number | string | null | undefined;
  /**
   * 集中安置户 · 房屋质量是否达标 · Concentrated resettlement: housing up to standard · 代码 col7
   *
   * 年末本屯集中安置户的房屋是否全部通过质量验收；没有集中安置户的填不适用。
   */
  qualityPassed?: boolean | null | undefined;
  /**
   * 集中安置户 · 是否达到入住条件 · Concentrated resettlement: ready to move in · 代码 col8
   *
   * 年末本屯集中安置户的房屋是否全部水电路通、达到入住条件；没有集中安置户的填不适用。
   */
  readyToMoveIn?: boolean | null | undefined;
  /**
   * 备注 · Remark · 代码 col11
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/** 特定人群 · Particular groups of residents */
export type ResidentGroupsInput = {
  /**
   * 残疾人数：期末户籍在本村（社区）、持有残疾人证的人数，不分类别和等级；未办证的不计。重度残疾人、残疾人参保和签约人数只是其中一部分。表未注明口径，目录定为户籍、持证。
   *
   * 残疾人数 · Persons with disabilities · 人 · 口径：户籍，持残疾人证 · STOCK · QUARTER · VILLAGE
   */
  disabledPersons?: number | string | null | undefined;
  /**
   * 外籍人员人数：期末居住在本村（社区）半年以上的外国籍人员；不含港澳台居民，不含户籍在外县的中国公民。表未注明口径，目录定为半年；各表的总人口、常住人口是否含外籍人员也未注明，所以与它们之间不设核对。
   *
   * 外籍人员人数 · Foreign nationals · 人 · 口径：外国籍，居住半年以上 · STOCK · QUARTER · VILLAGE
   */
  foreignResidents?: number | string | null | undefined;
  /**
   * 在社区交纳养老保险人数：期末在本村（社区）经办交纳养老保险的人数；在单位或外地交纳的不计，所以不是城乡居民养老保险参保人数，两者不互填。
   *
   * 在社区交纳养老保险人数 · Persons paying pension insurance at the community · 人 · 口径：在本村（社区）经办交纳 · STOCK · QUARTER · VILLAGE
   */
  pensionPaidHere?: number | string | null | undefined;
  /**
   * 离退休人数：期末居住在本村（社区）半年以上、已办理离休或退休手续并领取养老金的人数；只领城乡居民养老保险待遇的不计。表未注明口径，目录定为常住、已办手续的。
   *
   * 离退休人数 · Retired persons · 人 · 口径：常住，已办离退休手续 · STOCK · QUARTER · VILLAGE
   */
  retiredPersons?: number | string | null | undefined;
  /**
   * 返乡大学生人数：期末常住本村（社区）、户籍或原籍在本村（社区）、大专以上毕业后回来居住的人数，不论是否就业；在读的不计。表未注明口径，目录定为大专以上、期末仍居住的。
   *
   * 返乡大学生人数 · Graduates who returned · 人 · 口径：常住，大专以上毕业后返乡 · STOCK · QUARTER · VILLAGE
   */
  returnedGraduates?: number | string | null | undefined;
  /**
   * 归侨归眷人数：期末居住在本村（社区）半年以上的归侨，以及归侨、华侨的国内眷属人数，两种身份的只计一次。表未注明口径，目录定为常住的归侨和侨眷都计。
   *
   * 归侨归眷人数 · Returned overseas Chinese and their relatives · 人 · 口径：常住，归侨和侨眷 · STOCK · QUARTER · VILLAGE
   */
  returnedOverseasChinese?: number | string | null | undefined;
  /**
   * 三无人员数：期末无劳动能力、无生活来源、无法定赡养抚养义务人（或义务人无能力）的户籍人口；已纳入特困供养的也计。按人计，与五保户数（按户计）不能互填。表未注明口径，目录定为户籍。
   *
   * 三无人员数 · Persons without income, ability to work or support · 人 · 口径：户籍，三无 · STOCK · QUARTER · VILLAGE
   */
  threeWithouts?: number | string | null | undefined;
  /**
   * 未就业大学生人数：期末户籍在本村（社区）、大专以上毕业两年内尚未就业的人数，不论是否居住在本地；升学、参军的不计。与返乡大学生人数不同：那里看居住，不看就业。表未注明年限，目录定为两年。
   *
   * 未就业大学生人数 · Graduates without work · 人 · 口径：户籍，大专以上毕业两年内未就业 · STOCK · QUARTER · VILLAGE
   */
  unemployedGraduates?: number | string | null | undefined;
  /**
   * 失业人员数：期末人在户在的劳动年龄人口中，无工作、有工作能力并在找工作的人数。表未注明是否须登记失业，目录定为不论是否登记。
   *
   * 失业人员数 · Unemployed persons · 人 · 口径：人在户在，劳动年龄，找工作 · STOCK · QUARTER · VILLAGE
   */
  unemployedPersons?: number | string | null | undefined;
};

/**
 * GX-08 城乡居民养老保险参保情况统计表
 *
 * Residents' pension insurance · 人力资源和社会保障局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type ResidentsPensionAnswersInput = {
  /**
   * 备注 · Remark · 代码 col10
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/** 路面 · Road surface */
export type RoadSurface =
  /** 砂石路 */
  | 'GRAVEL'
  /** 硬化路 */
  | 'HARDENED';

/** 道路 · Roads */
export type RoadsInput = {
  /**
   * 通屯路里程：年末从自然村（屯）通到上一级道路的砂石路以上（砂石路或硬化路）的里程；只有土路、没有砂石路以上的填0。只问20户以上的自然村，其余填不适用。与按行政村逐条登记的村道硬化里程不同：那里只计硬化的，也含通村主路。
   *
   * 通屯路里程 · Road to the natural village · 公里 · 口径：20户以上自然村，砂石路以上 · STOCK · YEAR · NATURAL_VILLAGE
   */
  hamletRoadLength?: number | string | null | undefined;
  /**
   * 通屯路路面宽：年末通屯的砂石路以上道路的平均路面宽，不含路肩；各屯按里程加权。没有砂石路以上的填不适用。
   *
   * 通屯路路面宽 · Width of the road to the natural village · 米 · 口径：20户以上自然村，砂石路以上 · AVERAGE · YEAR · NATURAL_VILLAGE
   */
  hamletRoadWidth?: number | string | null | undefined;
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
};

/**
 * SD-06 农村社区资产状况
 *
 * Assets of a rural community · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
 */
export type RuralCommunityAssetsAnswersInput = {
  /**
   * 资产状况 · 人均纯收入 · Net income per head · 元 · 代码 personMon
   *
   * 年内本村农民平均每人的纯收入，即总收入扣除经营费用、税费和折旧后归农民支配的部分，按本村常住农村住户计。2013年起国家改用人均可支配收入，两者口径不同，不互填；乡镇不由各村平均得出。
   */
  netIncome?: number | string | null | undefined;
};

/**
 * SD-05 农村社区经济基本情况
 *
 * Economy of the rural communities · 民政局 · YEAR · TOWNSHIP · 真实表样（山东省，完整），见 docs/forms.md
 */
export type RuralCommunityEconomyAnswersInput = {
  /**
   * 人均收入 · Income per head · 元 · 代码 personMon
   *
   * 年内所辖农村社区居民平均每人的收入，由乡镇按住户抽样或估算填报。表未注明是纯收入还是可支配收入，所以不由各村的人均纯收入（SD-06）平均得出，也不填其他表的人均收入。
   */
  income?: number | string | null | undefined;
};

/**
 * SD-04 农村社区人员信息(村委会成员/工作人员)统计
 *
 * Staff of a rural community (committee members and employed staff) · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
 */
export type RuralCommunityStaffAnswersInput = {
  /**
   * 人均月报酬 · Average monthly pay · 元 · 代码 mbSubsidyAvgMon
   *
   * 村委会成员年内平均每人每月领取的补贴、工资和奖金，税前；分母是领取报酬的成员的人月数，不领报酬的不计。
   */
  membersMonthlyPay?: number | string | null | undefined;
  /**
   * 人均月报酬 · Average monthly pay · 元 · 代码 wkSubsidyAvgMon
   *
   * 工作人员（不含村委会成员）年内平均每人每月领取的工资、补贴和奖金，税前；分母是在职的人月数。
   */
  staffMonthlyPay?: number | string | null | undefined;
  /**
   * 选举届期 · Term of the committee · 代码 season
   *
   * 年末在任的村民委员会是第几届，如“第十三届”。
   */
  term?: string | null | undefined;
};

/**
 * SD-03 农村社区自然状况
 *
 * Territory of a rural community · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
 */
export type RuralCommunityTerritoryAnswersInput = {
  /**
   * 宅基地总面积 · Homestead land · 亩 · 代码 houseArea
   *
   * 年末本村农户宅基地的占地面积合计，含闲置的和附属的院落、晒场；集体和企业的建设用地、耕地不计。
   */
  homesteadArea?: number | string | null | undefined;
  /**
   * 居住状况 · Settlement pattern · 代码 resideStatus
   *
   * 年末本村农户的居住分布，按多数农户的情况选一种。
   */
  settlementPattern?: SettlementPattern | null | undefined;
  /**
   * 地理状况 · Terrain · 代码 geographyStatus
   *
   * 本村辖区的地势，按面积占多数的一种选。
   */
  terrain?: Terrain | null | undefined;
};

/**
 * NJ-01 农村经济基本情况统计表(农经统)
 *
 * Rural economy: basics · 农业农村局 · YEAR · TOWNSHIP · 真实表样（全国，节选），见 docs/forms.md
 */
export type RuralEconomyBasicsAnswersInput = {
  /**
   * 一、基层组织 · 村委会代行村集体经济组织职能的村数 · Villages whose committee acts as the organisation · 个 · 代码 2.2
   *
   * 年末汇总的村中，没有单独设立村集体经济组织、由村民委员会代行其职能的村数。
   */
  actingCommittees?: number | string | null | undefined;
  /**
   * 一、基层组织 · 村集体经济组织数 · Village collective economic organisations · 个 · 代码 2.1
   *
   * 年末汇总的村中，已单独设立并登记的村集体经济组织个数（经济合作社、股份经济合作社）；组级的不计。
   */
  organisations?: number | string | null | undefined;
  /**
   * 一、基层组织 · 汇总村数 · Villages covered · 个 · 代码 2
   *
   * 年末汇总的村个数：不含城关镇、街道和工矿区的村，所以不是村民委员会个数，不由单位树数。
   */
  villages?: number | string | null | undefined;
};

/** 农村经济（农经口径） · Rural economy, as the agriculture bureau counts it */
export type RuralEconomyInput = {
  /**
   * 集体所有农用地面积（林地除外）：年末村、组集体所有的农用地，承包到户的也计，按用途分；不含国有农用地。其中耕地按集体所有计，与统计局的实有耕地不同，不互填；园地、草原与统计表的园地、草地口径未证实相同，也不互填。林地另见林地面积，两者之和即集体所有农用地总面积。
   *
   * 集体所有农用地面积（林地除外） · Collective farmland without forest · 亩 · 口径：年末，集体所有 · STOCK · YEAR · VILLAGE
   */
  collectiveFarmland?: DecimalByCollectiveLandUseInput | null | undefined;
  /**
   * 从事家庭经营劳动力：年末汇总劳动力中，年内在家庭经营（农业和非农业）中劳动六个月以上的人；六个月是目录所定，表未注明。农闲外出的也可能计入外出务工，所以两项不相加。
   *
   * 从事家庭经营劳动力 · Labour in family business · 人 · 口径：农经劳动力，家庭经营六个月以上 · STOCK · YEAR · VILLAGE
   */
  familyBusinessLabour?: number | string | null | undefined;
  /**
   * 从事第一产业劳动力：年末从事家庭经营劳动力中以农、林、牧、渔业为主的人。只在家庭经营之内，与乡村从业人员中的从事农业人员不同。
   *
   * 家庭经营中从事第一产业劳动力 · Labour in family farming · 人 · 口径：农经劳动力，家庭经营第一产业 · STOCK · YEAR · VILLAGE
   */
  familyFarmingLabour?: number | string | null | undefined;
  /**
   * 按经营耕地规模分的农户数：年末汇总农户中经营耕地的户，按全部经营面积（自家承包加流转入、减流转出）分档，含下限不含上限；不经营耕地的户哪一档都不计，所以六档之和可以少于农户数。
   *
   * 按经营耕地规模分的农户数 · Farm households by the land they farm · 户 · 口径：农经台账农户，经营耕地 · STOCK · YEAR · VILLAGE
   */
  householdsByFarmSize?: DecimalByFarmSizeInput | null | undefined;
  /**
   * 常年外出务工劳动力：年末外出务工劳动力中，年内累计外出六个月以上的人，按务工地分，三段穷尽。“常年”多久表未注明，目录定为六个月。表只印三个去向，未注明是全部外出还是常年外出的去向，目录定为常年外出的。
   *
   * 常年外出务工劳动力 · Long-term migrant labour · 人 · 口径：农经劳动力，外出六个月以上 · STOCK · YEAR · VILLAGE
   */
  longTermMigrantLabour?: DecimalByWorkDestinationInput | null | undefined;
  /**
   * 外出务工劳动力：年末汇总劳动力中，年内到本乡镇以外务工、经商累计一个月以上的人，常年的和季节性的都计。与劳动力转移表的外出从业总量（另一口径）不同，也不是贫困户中外出的户。表未注明时长，目录定为一个月。
   *
   * 外出务工劳动力 · Migrant labour · 人 · 口径：农经劳动力，外出一个月以上 · STOCK · YEAR · VILLAGE
   */
  migrantLabour?: number | string | null | undefined;
  /**
   * 汇总农户数：年末农经站台账上本村的农户，承包集体土地或参加集体收益分配的家庭，一户只计一次；按类型分：纯农户、农业兼业户（农业收入为主）、非农业兼业户（非农收入为主）、非农户，四类穷尽。与户籍户数、乡村户数不同；也不由自然村的农户数填，那里是核验口径。
   *
   * 汇总农户数 · Farm households in the rural economy register · 户 · 口径：农经台账农户 · STOCK · YEAR · VILLAGE
   */
  ruralEconomyHouseholds?: DecimalByFarmHouseholdTypeInput | null | undefined;
  /**
   * 汇总劳动力数：年末汇总人口中有劳动能力并经常参加劳动的人，外出务工的也计。表未注明年龄，目录定为16周岁以上、不设上限。与乡村劳动力资源（按居住，含有能力而未劳动的）不同。
   *
   * 汇总劳动力数 · Labour of the farm households in the register · 人 · 口径：农经台账人口中的劳动力 · STOCK · YEAR · VILLAGE
   */
  ruralEconomyLabour?: number | string | null | undefined;
  /**
   * 汇总人口数：年末汇总农户的全部家庭人口，外出务工的也计；按农经台账，不看户籍是否在村、是否常住。与户籍人口、常住人口、乡村人口都不同。
   *
   * 汇总人口数 · Population of the farm households in the register · 人 · 口径：农经台账农户的家庭人口 · STOCK · YEAR · VILLAGE
   */
  ruralEconomyPopulation?: number | string | null | undefined;
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

/** 乡村人口与从业 · Rural population and employment */
export type RuralLabourInput = {
  /**
   * 从事农业人员：年末乡村从业人员中主要从事农、林、牧、渔业及其服务的人，按全年劳动时间最长的行业归类，一人只计一处。
   *
   * 从事农业人员 · Rural persons employed in agriculture · 人 · 口径：乡村从业人员中，主要从事农业 · STOCK · YEAR · TOWNSHIP
   */
  agriculturalEmployed?: DecimalBySexInput | null | undefined;
  /**
   * 乡村从业人员（部分非农行业）：年末乡村从业人员中主要从事表上五类非农行业的人，按全年劳动时间最长的行业归类，一人只计一处。工业、建筑业、交通运输业表上未印，不在其中，所以五类之和小于非农从业人员。
   *
   * 乡村从业人员（部分非农行业） · Rural persons employed in five non-farm industries · 人 · 口径：乡村从业人员中，五类非农行业 · STOCK · YEAR · TOWNSHIP
   */
  nonFarmEmployed?: DecimalByRuralIndustryInput | null | undefined;
  /**
   * 乡村从业人员：年末乡村劳动力资源中实际参加社会劳动并取得实物或货币收入的人，含外出从业的。表未注明劳动多久才计，目录定为年内累计三个月以上。与全社会从业人员（含城镇单位）不同。男、女之和即合计。
   *
   * 乡村从业人员 · Rural employed persons · 人 · 口径：乡村劳动力资源中，实际从业 · STOCK · YEAR · VILLAGE
   */
  ruralEmployed?: DecimalBySexInput | null | undefined;
  /**
   * 农林牧渔场从业人员：年末乡村从业人员中在农场、林场、牧场、渔场从业的人，按从事农业、非农业分，两类穷尽。表列在乡村从业人员之下，未注明所有制，目录定为乡村从业人员中的、不论所有制；所以与国有农林牧渔场从业人员（场的全部职工）不是一个数。
   *
   * 农林牧渔场从业人员 · Rural persons employed on farms, forest farms, ranches and fisheries · 人 · 口径：乡村从业人员中，在场从业 · STOCK · YEAR · TOWNSHIP
   */
  ruralFarmEmployed?: DecimalByFarmWorkInput | null | undefined;
  /**
   * 乡村户数：年末长期（一年以上）居住在本村（社区）乡村范围内的住户，不论户籍；户口在本地、全户外出一年以上的不计，机关、团体、企业的集体户不计。与户籍户数（派出所立户）、农户数（集体经济组织成员户）、农经汇总农户数都不同。
   *
   * 乡村户数 · Rural households · 户 · 口径：乡村住户，居住一年以上 · STOCK · YEAR · VILLAGE
   */
  ruralHouseholds?: number | string | null | undefined;
  /**
   * 乡村劳动力资源：年末乡村人口中劳动年龄内有劳动能力的人，加上不足或超过劳动年龄而实际参加劳动的人；不含在校学生、现役军人和丧失劳动能力的人。表未注明劳动年龄，目录定为男16至59、女16至54周岁。与农经汇总劳动力不同。
   *
   * 乡村劳动力资源 · Rural labour force · 人 · 口径：乡村人口中，能劳动或实际劳动 · STOCK · YEAR · VILLAGE
   */
  ruralLabourForce?: DecimalBySexInput | null | undefined;
  /**
   * 乡村人口：年末乡村户中长期（一年以上）居住的人口，不论户籍；外出从业但收入主要带回家的仍计入，全年不回的不计。与户籍人口、半年以上的常住人口、农经汇总人口都不同。
   *
   * 乡村人口 · Rural population · 人 · 口径：乡村，居住一年以上 · STOCK · YEAR · VILLAGE
   */
  ruralPopulation?: DecimalBySexInput | null | undefined;
  /**
   * 国有农林牧渔场从业人员：年末国有农场、林场、牧场、渔场在册人口中的从业人员，按从事农业、非农业分，两类穷尽；不在乡村从业人员之内。
   *
   * 国有农林牧渔场从业人员 · Persons employed on state farms · 人 · 口径：年末，国有场在册从业 · STOCK · YEAR · TOWNSHIP
   */
  stateFarmEmployed?: DecimalByFarmWorkInput | null | undefined;
  /**
   * 国有农林牧渔场总人口：年末辖区内国有农场、林场、牧场、渔场的职工和家属，按场的在册人口计；不属于村的范围，不在乡村人口之内。辖区内没有国有场的填0。
   *
   * 国有农林牧渔场总人口 · Population of state farms · 人 · 口径：年末，国有场在册人口 · STOCK · YEAR · TOWNSHIP
   */
  stateFarmPopulation?: number | string | null | undefined;
  /**
   * 劳动年龄内从业人员：年末乡村从业人员中在劳动年龄内（男16至59周岁，女16至54周岁）的人；所以也是劳动年龄内劳动力资源的一部分。
   *
   * 劳动年龄内从业人员 · Rural employed persons of working age · 人 · 口径：乡村从业人员中，劳动年龄内 · STOCK · YEAR · VILLAGE
   */
  workingAgeEmployed?: number | string | null | undefined;
  /**
   * 劳动年龄内劳动力资源：年末乡村劳动力资源中在劳动年龄内（男16至59周岁，女16至54周岁）的人；不含不足或超过劳动年龄而实际参加劳动的人。
   *
   * 劳动年龄内劳动力资源 · Rural labour force of working age · 人 · 口径：乡村劳动力资源中，劳动年龄内 · STOCK · YEAR · VILLAGE
   */
  workingAgeLabourForce?: number | string | null | undefined;
};

/**
 * HB-01 农村基层组织及户数、人口、从业人员情况（一）
 *
 * Rural organisation, households, population and employment (1) · 统计局 · YEAR · TOWNSHIP · 真实表样（湖北省2016年，完整），见 docs/forms.md
 */
export type RuralOrganisationAndEmploymentAnswersInput = {
  /**
   * 四、人口与计划生育 · （三）计划生育指标数 · Births planned for the year · 人 · 代码 50
   *
   * 年内上级下达、经批准的生育指标数，按指标计，不论当年是否生育；所以不是出生人数，也不是计划内出生人数。
   */
  birthQuota?: number | string | null | undefined;
  /**
   * 二、农村社会基础设施 · 通宽带村数 · Villages with broadband · 个 · 代码 10
   *
   * 年末固定宽带（光纤或网线）通到村委会驻地的村民委员会个数；只有移动网络的不计。表未注明口径，目录定为通到驻地即计。
   */
  broadbandVillages?: number | string | null | undefined;
  /**
   * 二、农村社会基础设施 · 通有线电视村 · Villages with cable television · 个 · 代码 9
   *
   * 年末有线电视接通到村、有一户以上收看的村民委员会个数；用卫星天线或网络收看的不计。表未注明比例，目录定为有一户即计。
   */
  cableVillages?: number | string | null | undefined;
  /**
   * 附报：农村总户数总人口中： / 具有五保条件而实际未享受五保的户数 · (合计)具有五保条件而实际未享受五保的户数 · Households eligible for extreme-poverty support without it · 户 · 代码 53
   *
   * 年末符合特困供养（五保）条件、但尚未享受的户，按户计；正在审批的计入。
   */
  eligibleHouseholds?: number | string | null | undefined;
  /**
   * 附报：农村总户数总人口中： / 具有五保条件而实际未享受五保的户数 · 人口 · Persons eligible for extreme-poverty support without it · 人 · 代码 54
   *
   * 年末上述户中符合条件的人口，按人计。
   */
  eligiblePersons?: number | string | null | undefined;
  /**
   * 五、农业用地情况 · 5、农业设施用地 · Land under farm facilities · 亩 · 代码 31
   *
   * 年末用于农业生产设施的土地：温室大棚的附属用房、畜禽圈舍、水产养殖设施、晾晒场等；棚内仍种植的地按耕地计，不在这里。表未注明口径，目录按设施农用地定。
   */
  facilityLand?: number | string | null | undefined;
  /**
   * 五、农业用地情况 · 4、草地 · Grassland · 亩 · 代码 30
   *
   * 年末乡镇范围内的草地：天然草地和人工草地，不论所有制。与农经表的集体所有草原不由它填。
   */
  grassLand?: number | string | null | undefined;
  /**
   * 五、农业用地情况 · 2、园地 · Orchard land · 亩 · 代码 28
   *
   * 年末乡镇范围内的园地：果园、茶园、桑园等，不论所有制。与农经表的集体所有园地口径未证实相同，不由它填。
   */
  orchardLand?: number | string | null | undefined;
  /**
   * 附报：农村总户数总人口中： · 当年贫困人口数 · Poor population of the year · 人 · 代码 55
   *
   * 年末农村人口中的贫困人口。表未注明贫困标准和认定部门，可能是建档立卡贫困人口，但没有依据，所以不由贫困人口的数据元填。
   */
  poorPopulation?: number | string | null | undefined;
};

/** 农村基层组织与设施 · Rural organisation and infrastructure */
export type RuralOrganisationInput = {
  /**
   * 城关镇个数：年末镇中是县政府驻地的：本镇是城关镇填1，否则填0；不是镇的填0。单位树不记哪个是城关镇，所以要问；农经汇总的乡镇不含城关镇，由它减出。
   *
   * 城关镇个数 · County-seat towns · 个 · 口径：年末，县政府驻地的镇 · STOCK · YEAR · TOWNSHIP
   */
  countySeatTowns?: number | string | null | undefined;
  /**
   * 通汽车村数：年末汽车能常年通到村委会驻地的村民委员会个数，不论是否通客车、是否硬化；社区不计。表未注明口径，目录定为能通汽车即计。
   *
   * 通汽车村数 · Villages reached by motor vehicles · 个 · 口径：年末，村委会，常年通汽车 · STOCK · YEAR · TOWNSHIP
   */
  motorRoadVillages?: number | string | null | undefined;
  /**
   * 自来水受益村数：年末有自来水受益户的村民委员会个数，按村计，不是自来水户数，也不是安全饮水户数；社区不计。表未注明受益比例，目录定为有一户即计。
   *
   * 自来水受益村数 · Villages with tap water · 个 · 口径：年末，村委会，有一户受益 · STOCK · YEAR · TOWNSHIP
   */
  tapWaterVillages?: number | string | null | undefined;
  /**
   * 村民小组数：年末村民委员会下设的村民小组个数，撤并后按现有的计；不含社区的居民小组，也不是自然村个数（一个自然村可以分几个组）。
   *
   * 村民小组数 · Villager groups · 个 · 口径：年末，村委会下设 · STOCK · YEAR · VILLAGE
   */
  villagerGroups?: number | string | null | undefined;
};

/**
 * GX-25 有安全饮水达标情况统计表
 *
 * Households with safe water · 水利局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type SafeWaterStandardAnswersInput = {
  /**
   * 备注 · Remark · 代码 col12
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/**
 * M-05 安全生产/消防网格月报
 *
 * Work and fire safety in the grid, monthly · 应急管理局 · MONTH · TOWNSHIP · 每VILLAGE一行 · 一般知识（未找到印发的表样），见 docs/forms.md
 */
export type SafetyGridMonthlyAnswersInput = {
  /**
   * 电动自行车充电设施数 · Charging places for electric bicycles · 处 · 代码 7
   *
   * 月末正常使用的集中式电动自行车充电设施，按处计，一处有几个插口的计一处；居民自家充电的不计。
   */
  chargingPoints?: number | string | null | undefined;
  /**
   * 检查单位数 · Inspections · 家次 · 代码 3
   *
   * 月内网格员和消防、安监人员检查单位和场所的次数，按家次计，同一家查两次计两家次；居民住户的入户检查不计。
   */
  inspections?: number | string | null | undefined;
  /**
   * 出租房屋数 · Rented dwellings · 户 · 代码 2
   *
   * 月末在册的出租房屋，按出租户计，一套分租给几家的计一户；宾馆、单位宿舍不计。
   */
  rentedDwellings?: number | string | null | undefined;
  /**
   * 九小场所数 · Small high-risk premises · 家 · 代码 1
   *
   * 月末在营业或使用的“九小场所”，即小学校（幼儿园）、小医院、小商店、小餐饮、小旅馆、小歌舞娱乐场所、小网吧、小美容洗浴场所、小生产加工企业，按家计；停业的不计。
   */
  smallPremises?: number | string | null | undefined;
  /**
   * 宣传培训人次 · Attendances at training · 人次 · 代码 8
   *
   * 月内参加安全生产、消防宣传培训和演练的人次，同一人参加两次计两人次；只发放传单、短信的不计。
   */
  trainingAttendances?: number | string | null | undefined;
};

/** 安全生产与消防 · Work and fire safety */
export type SafetyInput = {
  /**
   * 发现隐患数：月内在本村（社区）检查中发现并记录的安全生产和消防隐患，按处计；同一处隐患当月重复发现的只计一次，上月遗留的不计。
   *
   * 发现隐患数 · Hazards found · 处 · 口径：月内发现 · FLOW · MONTH · VILLAGE
   */
  hazardsFound?: number | string | null | undefined;
  /**
   * 整改隐患数：月内发现的隐患中，到月末已经整改并复查合格的，按处计；整改上月遗留隐患的不计。表未注明是否含以前发现的，目录定为只算当月发现的，整改率才不会超过100%。
   *
   * 整改隐患数 · Hazards rectified · 处 · 口径：月内发现、月末已整改 · FLOW · MONTH · VILLAGE
   */
  hazardsRectified?: number | string | null | undefined;
};

/** 居住状况 · Settlement pattern */
export type SettlementPattern =
  /** 部分集中：几处较大的聚居点 */
  | 'CLUSTERED'
  /** 集中居住：多数农户住在一处 */
  | 'CONCENTRATED'
  /** 分散居住：多数农户散居 */
  | 'DISPERSED';

/** What a finding does. */
export type Severity =
  /** is only shown */
  | 'ADVICE'
  /** stops the operation */
  | 'ERROR'
  /** wants a confirmation: hand in again with its `confirm` token */
  | 'WARNING';

/**
 * GX-26 农户能看电视或上网情况统计表
 *
 * Households with television or internet · 文化广电体育局 · YEAR · VILLAGE · 每NATURAL_VILLAGE一行 · 真实表样（广西，完整），见 docs/forms.md
 */
export type TelevisionAndInternetAnswersInput = {
  /**
   * 备注 · Remark · 代码 col10
   *
   * 可以不填。
   */
  remark?: string | null | undefined;
};

/** 地理状况 · Terrain */
export type Terrain =
  /** 丘陵 */
  | 'HILLS'
  /** 山区 */
  | 'MOUNTAINS'
  /** 平原 */
  | 'PLAIN';

/** 辖区 · Territory */
export type TerritoryInput = {
  /**
   * 辖区总面积：年末本村（社区）行政管辖的全部土地面积，含水面、山林、道路和驻区单位用地，以勘定的界线为准；不是耕地面积，也不是集体所有土地面积。民政表按平方公里印，网格台账按平方米印，同一个数。
   *
   * 辖区总面积 · Area of the territory · 平方公里 · 口径：行政管辖界线内全部土地 · STOCK · YEAR · VILLAGE
   */
  territoryArea?: number | string | null | undefined;
};

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

/**
 * SD-07 城市社区资产状况
 *
 * Assets of an urban community · 民政局 · YEAR · VILLAGE · 真实表样（山东省，完整），见 docs/forms.md
 */
export type UrbanCommunityAssetsAnswersInput = {
  /**
   * 资产状况 · 收入总额 · Income · 万元 · 代码 incomeMon
   *
   * 年内居委会账上的全部收入，含财政拨款、上级补助、社会捐助和自有收入。与村集体经济收入不同：那里只计集体经济组织的收入，财政拨付的社区经费不计，所以不互填。
   */
  income?: number | string | null | undefined;
};

/**
 * M-06 退役军人和优抚对象统计
 *
 * Veterans and preferential treatment · 退役军人事务局 · YEAR · TOWNSHIP · 每VILLAGE一行 · 一般知识（未找到印发的表样），见 docs/forms.md
 */
export type VeteransAndFamiliesAnswersInput = {
  /**
   * 悬挂光荣牌户数 · Households with a plaque of honour · 户 · 代码 8
   *
   * 年末户籍在本村（社区）、已悬挂“光荣之家”光荣牌的户数，含烈属、军属和退役军人家庭；符合条件而未悬挂的不计。
   */
  plaques?: number | string | null | undefined;
  /**
   * 现役军人家庭数 · Families of serving soldiers · 户 · 代码 7
   *
   * 年末户籍在本村（社区）、有家庭成员正在服现役的户数；按户计，一户有几名现役军人的计一户。
   */
  servingFamilies?: number | string | null | undefined;
};

/** 退役军人与优抚对象 · Veterans and preferential treatment */
export type VeteransInput = {
  /**
   * 重点优抚对象人数：年末优抚对象中按月或按年领取定期抚恤金、生活补助的人数。只列表上单独印出的四类，其他类别（带病回乡、参战参试等）只在合计中；一人有几种身份的，按领取待遇的一种计。是优抚对象的一部分，不能由优抚对象人数填。
   *
   * 重点优抚对象人数 · Persons on regular veterans' allowances · 人 · 口径：户籍，领定期抚恤补助 · STOCK · YEAR · VILLAGE
   */
  keyPreferentialTreatment?: DecimalByKeyPreferentialCategoryInput | null | undefined;
  /**
   * 优抚对象人数：期末户籍在本村（社区）、享受国家抚恤、补助或优待的全部人数，含重点优抚对象，也含只享受优待的现役军人家属等。表未注明口径，目录定为全部优抚对象，不只是重点优抚对象。
   *
   * 优抚对象人数 · Persons entitled to preferential treatment · 人 · 口径：户籍，全部优抚对象 · STOCK · QUARTER · VILLAGE
   */
  preferentialTreatment?: number | string | null | undefined;
  /**
   * 退役军人总数：年末户籍在本村（社区）、从军队依法退出现役的人数，含退役军官、军士和义务兵，含复员、转业、退休的，不论年龄、是否领取补助；现役军人和军属、烈属不计。表未注明口径，目录定为户籍。
   *
   * 退役军人总数 · Veterans · 人 · 口径：户籍，已退出现役 · STOCK · YEAR · VILLAGE
   */
  veterans?: number | string | null | undefined;
};

/** 特色产业 · Featured industries of villages */
export type VillageIndustriesInput = {
  /**
   * 参与特色产业的贫困户数：年末有劳动能力在家的贫困户（不含无劳动能力或主要劳动力长期外出务工的）中，至少参与本村1至3个特色产业之一的户，参与几个只计一户。表上这两格标签相同，目录定为户数和覆盖率；覆盖率的分母同样不含这两类户。
   *
   * 参与特色产业的贫困户数 · Poor households in a featured industry · 户 · 口径：有劳力在家的贫困户，至少一个特色产业 · STOCK · YEAR · NATURAL_VILLAGE
   */
  featuredIndustryHouseholds?: number | string | null | undefined;
  /**
   * 参与第一个特色产业的贫困户数：年末参与本村第一个特色产业的贫困户；同时参与其他产业的也计，所以三个产业之和可以大于参与户数。哪个产业排第一由村定，全村一致。
   *
   * 参与第一个特色产业的贫困户数 · Poor households in the first featured industry · 户 · 口径：贫困户，第一个特色产业 · STOCK · YEAR · NATURAL_VILLAGE
   */
  firstIndustryHouseholds?: number | string | null | undefined;
  /**
   * 参与第二个特色产业的贫困户数：年末参与本村第二个特色产业的贫困户，同时参与其他产业的也计；本村没有第二个的填不适用。
   *
   * 参与第二个特色产业的贫困户数 · Poor households in the second featured industry · 户 · 口径：贫困户，第二个特色产业 · STOCK · YEAR · NATURAL_VILLAGE
   */
  secondIndustryHouseholds?: number | string | null | undefined;
  /**
   * 参与第三个特色产业的贫困户数：年末参与本村第三个特色产业的贫困户，同时参与其他产业的也计；本村没有第三个的填不适用。
   *
   * 参与第三个特色产业的贫困户数 · Poor households in the third featured industry · 户 · 口径：贫困户，第三个特色产业 · STOCK · YEAR · NATURAL_VILLAGE
   */
  thirdIndustryHouseholds?: number | string | null | undefined;
};

/** 出生、死亡与婚姻 · Births, deaths and marriages */
export type VitalEventsInput = {
  /**
   * 出生人数：月内活产的婴儿，按性别、孩次、户籍所在省分，三种分组都穷尽；不含死产，不含补报的往年出生。双胞胎计两人。表未注明在哪种人口中统计，目录定为母亲在本村（社区）常住的。
   *
   * 出生人数 · Births · 人 · 口径：母亲常住本村，活产 · FLOW · MONTH · VILLAGE
   */
  births?: DecimalBySexByBirthOrderByRegistrationProvinceInput | null | undefined;
  /**
   * 计划内出生人数：月内出生人数中列入当年生育计划的，按孩次分，三类穷尽；不在计划内的就是计划外。表未印定义。与“符合政策”不同：那里看出生时的政策，这里看当年计划，两者不互填。
   *
   * 计划内出生人数 · Births within the plan · 人 · 口径：出生人数中列入当年计划 · FLOW · MONTH · VILLAGE
   */
  birthsWithinPlan?: DecimalByBirthOrderInput | null | undefined;
  /**
   * 符合政策出生人数：季内出生人数中，按出生时的生育政策属于允许生育的，按孩次、户籍所在省分。表不按性别印，所以不分性别。与“计划内”不同：计划内看是否列入当年生育计划，两者不互填。
   *
   * 符合政策出生人数 · Births within policy · 人 · 口径：出生人数中符合政策 · FLOW · QUARTER · VILLAGE
   */
  birthsWithinPolicy?: DecimalByBirthOrderByRegistrationProvinceInput | null | undefined;
  /**
   * 死亡人数：月内死亡的、生前在本村（社区）常住的人口，不论死亡地点和户籍；按死亡日期计，不按注销户口日期。表未注明口径，目录定为常住。
   *
   * 死亡人数 · Deaths · 人 · 口径：生前常住本村 · FLOW · MONTH · VILLAGE
   */
  deaths?: number | string | null | undefined;
  /**
   * 女性初婚人数：月内第一次登记结婚的女性，按结婚登记日期计；再婚的不计。年龄只分19岁及以下、23岁及以上（含23岁，月报印作二十三岁以上）两段，20至22岁只在合计中。表未注明在哪种人口中统计，目录定为户籍在本村（社区）。
   *
   * 女性初婚人数 · First marriages of women · 人 · 口径：户籍在本村，首次结婚 · FLOW · MONTH · VILLAGE
   */
  femaleFirstMarriages?: DecimalByMarriageAgeInput | null | undefined;
  /**
   * 往年出生未报人数：半年内补报的、以前年度出生而当时未报的人数，按补报日期计；不计入本期出生，也不改以前各期的出生。
   *
   * 往年出生未报人数 · Births of earlier years not reported before · 人 · 口径：期内补报，以前年度出生 · FLOW · HALF_YEAR · VILLAGE
   */
  unreportedEarlierBirths?: number | string | null | undefined;
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


export type AnswersQuery = { oneTable: { tables: Array<{ revision: number, values: { population: { registeredPopulation: { MALE: number | string | null, FEMALE: number | string | null, total: number | string | null } | null } | null, vitalEvents: { births: { total: number | string | null, MALE: { total: number | string | null, FIRST: { LOCAL: number | string | null, total: number | string | null } | null } | null } | null } | null }, forms: { M_05: { smallPremises: number | string | null, inspections: number | string | null } | null }, asked: Array<{ path: string, answer: { value: number | string | boolean | null } | null }> }> } };

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

export type FindingsQueryVariables = Exact<{
  unit: string;
  periods?: Array<string> | string | null | undefined;
}>;


export type FindingsQuery = { tableFindings: { tablesChecked: number, findings: { totalCount: number, nodes: Array<{ period: string, rule: { code: string, severity: RuleSeverity }, reportingUnit: { code: string }, finding: { code: string, severity: Severity, path: string | null, message: string } }> }, rules: Array<{ count: number, rule: { code: string } }>, byEngine: Array<{ places: number, reason: string, rule: { code: string } | null }>, userErrors: Array<{ message: string }> } };

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
  oneTable(unit: "liutang-01", period: "2026-09") {
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
        M_05 {
          smallPremises
          inspections
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
export const FindingsDocument = new TypedDocumentString(`
    query Findings($unit: String!, $periods: [Period!]) {
  tableFindings(unit: $unit, periods: $periods, first: 1) {
    findings {
      nodes {
        rule {
          code
          severity
        }
        reportingUnit {
          code
        }
        period
        finding {
          code
          severity
          path
          message
        }
      }
      totalCount
    }
    rules {
      rule {
        code
      }
      count
    }
    tablesChecked
    byEngine {
      rule {
        code
      }
      places
      reason
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FindingsQuery, FindingsQueryVariables>;