import { announcing } from './announcing.fr.ts'
import { answering } from './answering.fr.ts'
import { figures } from './figures.fr.ts'
import { firstMinutes } from './first-minutes.fr.ts'
import { handover } from './handover.fr.ts'
import { installing } from './installing.fr.ts'
import type { HelpPage } from './page.ts'
import { problems } from './problems.fr.ts'
import { replyTimes } from './reply-times.fr.ts'
import { warning } from './warning.fr.ts'

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
