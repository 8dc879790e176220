import { html } from 'hono/html'
import { faultGroups, faultPresets } from '../fault-presets.ts'
import type { StandingFault } from '../faults.ts'
import type { FaultPreset } from '../preset.ts'
import type { PageRow } from '../state/rows.ts'
import { count, layout, type Markup } from './layout.ts'

/** What goes wrong now, and all that can be made to go wrong. */
export function faultsView(view: {
  standing: readonly StandingFault[]
  pages: PageRow[]
  /** Why what was asked could not be done. */
  problem: string | null
}): Markup {
  const { standing, pages, problem } = view
  return layout({
    title: 'Pannes',
    main: html`
<h1>Pannes</h1>
<p>Ce que Facebook a été vu faire de travers. Une panne vaut dès l’appel suivant.</p>
${problem === null ? '' : html`<p class="error" role="alert">${problem}</p>`}
<section aria-labelledby="en-cours">
<h2 id="en-cours">En cours</h2>
${
  standing.length === 0
    ? html`<p>Aucune panne : tout marche.</p>`
    : html`<ul class="plain">${standing.map(fault => standingLine(fault, pages))}</ul>
<form method="post" action="/pannes/retirer"><button>Retirer toutes les pannes</button></form>`
}
</section>
<section aria-labelledby="provoquer">
<h2 id="provoquer">Provoquer une panne</h2>
<form method="post" action="/pannes">
<div class="card fields">
<label>Page<select name="page"><option value="">Toutes les pages</option>${pages.map(
      page => html`<option value="${page.id}">${page.name}</option>`,
    )}</select></label>
<label>Appels dont l’adresse contient<input name="path" placeholder="/comments" autocomplete="off"></label>
<label>Appels touchés<input name="times" inputmode="numeric" pattern="[0-9]*" placeholder="selon la panne" autocomplete="off"></label>
<label>Appels épargnés d’abord<input name="after" inputmode="numeric" pattern="[0-9]*" placeholder="0" autocomplete="off"></label>
</div>
${faultGroups.map(
  ({ title, presets }) => html`
<h3>${title}</h3>
<ul class="plain presets">${presets.map(
    ({ key, label, what }) => html`
<li><button name="preset" value="${key}" aria-describedby="${key}">${label}</button><p id="${key}">${what}</p></li>`,
  )}</ul>`,
)}
</form>
</section>`,
  })
}

function standingLine(fault: StandingFault, pages: PageRow[]): Markup {
  const { label, what } = describe(fault)
  return html`
<li class="card standing"><div><strong>${label}</strong>
<p>${what}</p>
<p class="soft">${scopeOf(fault, pages)}</p></div>
<form method="post" action="/pannes/${fault.id}/retirer"><button aria-label="Retirer : ${label}">Retirer</button></form></li>`
}

/** One that was made without a preset is told by what it is. */
function describe(fault: StandingFault): Pick<FaultPreset, 'label' | 'what'> {
  const known = faultPresets.find(({ key }) => key === fault.preset)
  if (known) return known
  const { id: _, left: __, spared: ___, spent: ____, preset: _____, ...own } = fault
  return { label: fault.kind, what: JSON.stringify(own) }
}

/** `Page de Sainte-Foy, adresses avec /feed, encore 2 appels.` */
function scopeOf(fault: StandingFault, pages: PageRow[]): string {
  const { page, path, method } = 'match' in fault ? fault.match : {}
  const parts = [
    page === undefined ? 'toutes les pages' : (pages.find(({ id }) => id === page)?.name ?? page),
    ...(method === undefined ? [] : [`appels ${method}`]),
    ...(path === undefined ? [] : [`adresses avec ${path}`]),
    ...(fault.spared > 0 ? [`épargne encore ${count(fault.spared, 'appel')}`] : []),
    fault.left === null
      ? 'jusqu’à ce qu’on la retire'
      : `encore ${count(fault.left, fault.kind === 'webhook' ? 'annonce' : 'appel')}`,
  ]
  const text = parts.join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
