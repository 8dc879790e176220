import { html } from 'hono/html'
import type { ReceivedMail } from '../mail.ts'
import { layout, type Markup, when } from './layout.ts'

export function mailboxView(mails: ReceivedMail[]): Markup {
  return layout({
    title: 'Courriels reçus',
    main: html`
<h1>Courriels reçus</h1>
<p class="soft">Tout ce que l’application envoie par SMTP arrive ici, et n’en sort pas.</p>
${
  mails.length === 0
    ? html`<p>Aucun courriel pour le moment.</p>`
    : html`<ul class="plain">${mails.map(
        mail => html`
<li class="card"><h2 style="margin:0"><a href="/mailbox/${mail.id}">${mail.subject || '(sans objet)'}</a></h2>
<p class="who"><span>De ${mail.from}</span><span>à ${mail.envelope.to.join(', ')}</span>${when(mail.receivedAt)}</p></li>`,
      )}</ul>`
}`,
  })
}

/** One mail: its HTML is shown in a frame that may run nothing and fetch nothing. */
export function mailView(mail: ReceivedMail): Markup {
  return layout({
    title: mail.subject || '(sans objet)',
    trail: [{ href: '/mailbox', label: 'Courriels' }],
    main: html`
<h1>${mail.subject || '(sans objet)'}</h1>
<dl>
<dt>De</dt><dd>${mail.from}</dd>
<dt>À</dt><dd>${mail.to}</dd>
<dt>Remis à</dt><dd>${mail.envelope.to.join(', ')}</dd>
<dt>Reçu</dt><dd>${when(mail.receivedAt)}</dd>
</dl>
${mail.html ? html`<h2>Version mise en forme</h2><iframe sandbox="" src="/mailbox/${mail.id}/html" title="Courriel mis en forme : ${mail.subject}"></iframe>` : ''}
${mail.text ? html`<h2>Version en texte</h2><pre tabindex="0">${mail.text}</pre>` : ''}
${
  mail.attachments.length === 0
    ? ''
    : html`<h2>Pièces jointes</h2><ul>${mail.attachments.map(
        (attachment, index) =>
          html`<li><a href="/mailbox/${mail.id}/attachments/${index}" download="${attachment.name}">${attachment.name}</a></li>`,
      )}</ul>`
}
<h2>En-têtes</h2>
<dl>${Object.entries(mail.headers).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<p><a href="/mailbox/${mail.id}/raw">Message d’origine</a></p>`,
  })
}
