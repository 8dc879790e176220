import { html } from 'hono/html'
import { type Html, textPage } from '../agenda/pages/text-page.ts'
import { frenchCount } from '../language/french.ts'
import { typeset } from '../language/typeset.ts'
import type { DescribedRule } from '../reply-times/rules/need/rules/described-rule.ts'
import { needRules } from '../reply-times/rules/need/rules/need-rules.ts'
import {
  type HelpBlock,
  type HelpPage,
  type Piece,
  picturePath,
  pictureSize,
  piecesOf,
} from './rules/page.ts'
import { longestSearch, type Part, search } from './rules/search.ts'

/** Aide, with every section of every page; its anchors are those that stood here before the pages did. */
export function contentsPage(pages: readonly HelpPage[]): Html {
  return textPage({
    title: 'Aide',
    eyebrow: 'Tambour',
    content: html`${searchForm('')}${pages.map(
      ({ name, title, lead, sections }) => html`<section class="words">
<h2><a href="/aide/${name}">${typeset(title)}</a></h2>
<p>${typeset(lead)}</p>
<ul class="row">${sections.map(
        section =>
          html`<li id="${section.key}"><a href="/aide/${name}#${section.key}">${typeset(section.title)}</a></li>`,
      )}</ul>
</section>`,
    )}`,
    isHidden: true,
  })
}

/** What was looked for, section by section, with its words marked. */
export function foundPage(pages: readonly HelpPage[], sought: string): Html {
  const found = search(pages, sought, 'fr')
  const count =
    found.length === 0
      ? 'Aucune page n’en parle. Essayez un autre mot, ou un seul.'
      : `${frenchCount(found.length, 'passage', 'passages')}.`
  return textPage({
    title: typeset(`Aide : « ${sought} »`),
    eyebrow: 'Tambour',
    content: html`${searchForm(sought)}<section class="words">
<p role="status">${count}</p>
${found.map(
  ({ page, section, title, lines }) => html`<div>
<h2><a href="/aide/${page.name}#${section.key}">${title.map(marked)}</a></h2>
<p class="muted">${typeset(page.title)}</p>
${lines.map(line => html`<p>${line.map(marked)}</p>`)}
</div>`,
)}
</section>${back}`,
    isHidden: true,
  })
}

/** One page, with its table and the way to the others. */
export function readPage(page: HelpPage, pages: readonly HelpPage[]): Html {
  return textPage({
    title: typeset(page.title),
    eyebrow: 'Aide',
    content: html`<p class="text">${typeset(page.lead)}</p>
<nav class="words" aria-label="Dans cette page"><ul class="row">${page.sections.map(
      ({ key, title }) => html`<li><a href="#${key}">${typeset(title)}</a></li>`,
    )}</ul></nav>
<article class="words">${page.sections.map(
      ({ key, title, blocks }) => html`<h2 id="${key}">${typeset(title)}</h2>
${blocks.map(shown)}`,
    )}</article>
<nav aria-label="Les autres pages"><ul class="tools">${pages
      .filter(other => other !== page)
      .map(
        ({ name, title }) => html`<li><a href="/aide/${name}">${typeset(title)}</a></li>`,
      )}</ul></nav>
${back}`,
    isHidden: true,
  })
}

const back = html`<p class="tools"><a href="/aide">Toute l’aide</a> <a href="/">Se connecter à Tambour</a></p>`

function searchForm(sought: string): Html {
  return html`<search><form class="find" action="/aide">
<label for="q">Chercher dans l’aide</label>
<input id="q" name="q" type="search" value="${sought}" maxlength="${longestSearch}">
<button type="submit" class="button">Chercher</button>
</form></search>`
}

const marked = ({ text, isFound }: Part) => (isFound ? html`<mark>${text}</mark>` : text)

function shown(block: HelpBlock): Html | string {
  if (typeof block === 'string') return html`<p>${written(block)}</p>`
  if ('list' in block) return html`<ul>${block.list.map(item)}</ul>`
  if ('steps' in block) return html`<ol>${block.steps.map(item)}</ol>`
  if ('code' in block) return html`<pre><code>${block.code}</code></pre>`
  if ('rules' in block) return html`<dl>${Object.values(needRules).map(rule)}</dl>`
  const { width, height } = pictureSize
  return html`<img src="${picturePath(block.picture, 'fr')}" alt="${typeset(block.alt)}" width="${width}" height="${height}" loading="lazy">`
}

const item = (text: string) => html`<li>${written(text)}</li>`

const rule = ({ title, sentence, examples }: DescribedRule) =>
  html`<dt>${typeset(title.fr)}</dt><dd>${typeset(sentence.fr)} <span class="muted">${examples.map(text => typeset(`« ${text} »`)).join(', ')}</span></dd>`

function written(text: string) {
  return piecesOf(text, 'fr').map(piece)
}

function piece(of: Piece) {
  switch (of.kind) {
    case 'text':
      return of.text
    case 'press':
      return html`<em>${of.text}</em>`
    case 'code':
      return html`<code>${of.text}</code>`
    case 'link':
      return html`<a href="${of.href}">${of.text}</a>`
  }
}
