import type { Alias } from './mnemonic.ts'

/** As vector comparisons number them. */
const predicates = (
  'eq lt le unord neq nlt nle ord eq_uq nge ngt false neq_oq ge gt true ' +
  'eq_os lt_oq le_oq unord_s neq_us nlt_uq nle_uq ord_s eq_us nge_uq ngt_uq false_os neq_os ge_oq gt_oq true_us'
).split(' ')
const otherPredicates: Readonly<Record<string, number>> = {
  eq_oq: 0,
  lt_os: 1,
  le_os: 2,
  unord_q: 3,
  neq_uq: 4,
  nlt_us: 5,
  nle_us: 6,
  ord_q: 7,
  nge_us: 9,
  ngt_us: 10,
  false_oq: 11,
  ge_os: 13,
  gt_os: 14,
  true_uq: 15,
}
const integerPredicates = ['eq', 'lt', 'le', 'false', 'neq', 'nlt', 'nle', 'true']
const carrylessSelectors: Readonly<Record<string, number>> = { lql: 0, hql: 1, lqh: 16, hqh: 17 }

/** What a mnemonic such as "cmpneqps" or "pclmullqhqdq" means; nothing for one without a predicate or selector. */
export function comparison(mnemonic: string): readonly Alias[] {
  const [, stem = '', word = '', type = ''] =
    /^(v?cmp)(.+)(ps|pd|ss|sd|ph|sh)$/.exec(mnemonic) ?? []
  const predicate = otherPredicates[word] ?? predicates.indexOf(word)
  if (predicate >= 0 && word !== '') return [{ name: stem + type, predicate }]
  return [...integerComparison(mnemonic), ...carryless(mnemonic)]
}

function integerComparison(mnemonic: string): readonly Alias[] {
  const [, relation = '', kind = ''] = /^vpcmp(\D+?)(u?[bwdq])$/.exec(mnemonic) ?? []
  const predicate = integerPredicates.indexOf(relation)
  return predicate === -1 ? [] : [{ name: `vpcmp${kind}`, predicate }]
}

function carryless(mnemonic: string): readonly Alias[] {
  const [, prefix = '', halves = ''] = /^(v?pclmul)([lh]q[lh])qdq$/.exec(mnemonic) ?? []
  const predicate = carrylessSelectors[halves]
  return predicate === undefined ? [] : [{ name: `${prefix}qdq`, predicate }]
}
