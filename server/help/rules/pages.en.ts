import { announcing } from './announcing.en.ts'
import { answering } from './answering.en.ts'
import { figures } from './figures.en.ts'
import { firstMinutes } from './first-minutes.en.ts'
import { handover } from './handover.en.ts'
import { installing } from './installing.en.ts'
import type { HelpPage } from './page.ts'
import { problems } from './problems.en.ts'
import { replyTimes } from './reply-times.en.ts'
import { warning } from './warning.en.ts'

/** The same in English. */
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
