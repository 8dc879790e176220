import { agreement } from './agreement.ts'
import { attendance } from './attendance.ts'
import { condolences } from './condolences.ts'
import type { DescribedRule } from './described-rule.ts'
import { emoji } from './emoji.ts'
import { greetings } from './greetings.ts'
import { laughter } from './laughter.ts'
import { memories } from './memories.ts'
import { mention } from './mention.ts'
import { praise } from './praise.ts'
import { remarks } from './remarks.ts'
import { thanks } from './thanks.ts'
import { wishes } from './wishes.ts'

/** Every rule by which a text needs no answer, as *Aide* lists them. */
export const needRules = {
  thanks,
  greetings,
  praise,
  wishes,
  condolences,
  attendance,
  agreement,
  laughter,
  memories,
  remarks,
  mention,
  emoji,
} as const satisfies Record<string, DescribedRule>
export type NeedRule = keyof typeof needRules

/** Rules of kind words: one of their phrases makes a text kind. */
export const kindRules = [
  'laughter',
  'attendance',
  'wishes',
  'thanks',
  'praise',
  'condolences',
  'memories',
  'agreement',
] as const
export type KindRule = (typeof kindRules)[number]
