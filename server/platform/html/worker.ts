import { answerEach } from '../thread.ts'
import { type Page, pageOf } from './page.ts'
import { plainText } from './plain-text.ts'

export type HtmlWork = { html: string; as: 'page' | 'text' }

/** The thread that reads the HTML of strangers: it can be ended when it does not end. */
answerEach(({ html, as }: HtmlWork): Page | string =>
  as === 'page' ? pageOf(html) : plainText(html, html.length),
)
