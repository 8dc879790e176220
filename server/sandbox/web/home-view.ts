import { html } from 'hono/html'
import type { AccountRow } from '../state/instagram.ts'
import type { PageRow } from '../state/rows.ts'
import { count, layout, type Markup } from './layout.ts'

export type Addresses = { graphUrl: string; smtpUrl: string }

/** The villages, and what the application needs to reach them. */
export function homeView(home: {
  pages: (PageRow & { token: string })[]
  addresses: Addresses
  userToken: string
  app: { id: string; secret: string }
  mails: number
  accounts: AccountRow[]
}): Markup {
  return layout({
    title: 'Trois villages',
    main: html`
<h1>Trois villages sur cette machine</h1>
<p>Ces pages jouent Facebook, Instagram et une boîte de courriel. Écrivez comme un habitant : l’application reçoit le message comme s’il venait du vrai réseau.</p>
${home.pages.map(
  page => html`
<article class="card banner">
<img src="/pages/${page.id}/picture" alt="" width="72" height="72">
<div><h2 style="margin:0"><a href="/pages/${page.id}">${page.name}</a></h2>
<p>${page.about}</p>
<p class="soft">${count(page.followers, 'abonné')}${home.accounts
    .filter(account => account.page === page.id)
    .map(
      ({ username }) => html` · <a href="/instagram/${username}">${username} sur Instagram</a>`,
    )}</p></div>
</article>`,
)}
<p><a href="/residents">Les habitants et leurs messages privés</a> · <a href="/mailbox">${count(home.mails, 'courriel reçu', 'courriels reçus')}</a> · <a href="/pannes">Provoquer une panne</a></p>
<details class="card"><summary>Adresses et jetons pour l’application</summary>
<dl>
<dt>GRAPH_API_URL</dt><dd><code>${home.addresses.graphUrl}</code></dd>
<dt>SMTP_URL</dt><dd><code>${home.addresses.smtpUrl}</code></dd>
${home.pages.map(page => html`<dt>Jeton de ${page.name} (page ${page.id})</dt><dd><code>${page.token}</code></dd>`)}
<dt>Jeton d’utilisateur (deux heures)</dt><dd><code>${home.userToken}</code></dd>
<dt>Application</dt><dd><code>${home.app.id}</code>, secret <code>${home.app.secret}</code> (<a href="/application">ses réglages</a>)</dd>
</dl></details>`,
  })
}

export function notFoundView(): Markup {
  return layout({
    title: 'Page introuvable',
    main: html`<h1>Cette page n’existe pas</h1><p><a href="/">Revenir aux villages</a></p>`,
  })
}
