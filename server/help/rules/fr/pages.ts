import type { HelpPage } from '../page.ts'
import { announcing } from './announcing.ts'
import { answering } from './answering.ts'
import { figures } from './figures.ts'
import { firstMinutes } from './first-minutes.ts'
import { handover } from './handover.ts'
import { installing } from './installing.ts'
import { problems } from './problems.ts'
import { replyTimes } from './reply-times.ts'
import { warning } from './warning.ts'

/** Aide, in the order in which it is read. */
export const pages: readonly HelpPage[] = [
  firstMinutes,
  answering,
  announcing,
  warning,
  replyTimes,
  figures,
  handover,
  installing,
  problems,
]
