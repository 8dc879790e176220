import { html } from 'hono/html'
import { administrator } from '../graph/user-node.ts'
import type { AppSettings } from '../state/login.ts'
import { app } from '../state/network.ts'
import { layout, type Markup } from './layout.ts'

/** What the app asked the dialog for. */
export type Asked = { redirectUri: string; scopes: string[]; state: string }
export type OfferedPage = { id: string; name: string; owner: string | null }

/** The dialog: which pages, and which permissions. Without a script, so that keys do all. */
export function dialogView(
  { redirectUri, scopes, state }: Asked,
  pages: OfferedPage[],
  { live }: AppSettings,
): Markup {
  return layout({
    title: `Continuer avec ${app.name}`,
    main: html`
<h1>${app.name} souhaite accéder à vos pages</h1>
<p>Vous êtes connectée en tant que <strong>${administrator.name}</strong>.</p>
${live ? '' : html`<p class="error">Cette application est en mode développement : elle ne voit que les personnes qui y ont un rôle, et ce qu’elle publie n’est visible que d’elles.</p>`}
<form method="post">
<input type="hidden" name="client_id" value="${app.id}">
<input type="hidden" name="redirect_uri" value="${redirectUri}">
<input type="hidden" name="scope" value="${scopes.join(',')}">
<input type="hidden" name="state" value="${state}">
<fieldset class="card"><legend>Pages</legend>
${pages.map(
  ({ id, name, owner }) => html`
<label class="tick"><input type="checkbox" name="page" value="${id}" checked>
<span>${name}${owner === null ? '' : html` <span class="soft">(propriété de ${owner})</span>`}</span></label>`,
)}
</fieldset>
<fieldset class="card"><legend>Permissions</legend>
${scopes.map(
  scope => html`
<label class="tick"><input type="checkbox" name="grant" value="${scope}" checked>
<span>${meanings[scope] ?? scope} <code>${scope}</code></span></label>`,
)}
</fieldset>
<p class="who"><button name="answer" value="accept">Autoriser</button>
<button name="answer" value="refuse" class="quiet">Ne pas autoriser</button></p>
</form>`,
  })
}

const meanings: Record<string, string> = {
  pages_show_list: 'Voir la liste des pages que vous gérez',
  pages_read_engagement: 'Lire le contenu de la page',
  pages_read_user_content: 'Lire ce que les visiteurs y écrivent',
  pages_manage_posts: 'Publier sur la page',
  pages_manage_engagement: 'Répondre aux commentaires et les masquer',
  pages_manage_metadata: 'Être averti de ce qui s’y passe',
  pages_messaging: 'Gérer ses conversations Messenger',
  read_insights: 'Savoir combien de personnes voient ses publications',
  instagram_basic: 'Voir le compte Instagram lié à la page',
  instagram_content_publish: 'Publier sur le compte Instagram',
  instagram_manage_comments: 'Lire les commentaires du compte Instagram et y répondre',
  instagram_manage_messages: 'Gérer les messages privés du compte Instagram',
  instagram_manage_insights: 'Savoir combien de personnes voient ce que le compte publie',
  business_management: 'Voir les pages des entreprises dont vous êtes membre',
}

/** What Meta shows instead of the dialog: nobody is led back to an address that is not the app's. */
export function blockedView(reason: string): Markup {
  return layout({
    title: 'Adresse bloquée',
    main: html`
<h1>Facebook n’ouvre pas cette fenêtre</h1>
<p class="error">${reason}</p>
<p>Corrigez <a href="/application">les réglages de l’application</a>, puis recommencez.</p>`,
  })
}

/** The app's settings. */
export function appView(settings: AppSettings): Markup {
  const { live, access, redirectUris, domains, privacyUrl } = settings
  return layout({
    title: `Application ${app.name}`,
    main: html`
<h1>Application ${app.name}</h1>
<p class="soft">Ce que l’on règle sur developers.facebook.com.</p>
<dl>
<dt>Identifiant</dt><dd><code>${app.id}</code></dd>
<dt>Clé secrète</dt><dd><code>${app.secret}</code></dd>
</dl>
<form method="post">
<label>Domaines de l’app, un par ligne
<textarea name="domains" rows="2">${domains.join('\n')}</textarea></label>
<label>URL de la politique de confidentialité
<input name="privacyUrl" value="${privacyUrl}"></label>
<label>URI de redirection OAuth valides, une par ligne
<textarea name="redirectUris" rows="3">${redirectUris.join('\n')}</textarea></label>
<fieldset class="card"><legend>Mode de l’application</legend>
<label class="tick"><input type="radio" name="mode" value="development" ${live ? '' : 'checked'}>
<span>Développement : seules les personnes qui ont un rôle existent pour elle</span></label>
<label class="tick"><input type="radio" name="mode" value="live" ${live ? 'checked' : ''}>
<span>Live</span></label>
<label class="tick"><input type="checkbox" name="advanced" ${access === 'all' ? 'checked' : ''}>
<span>Accès avancé, en mode Live : les noms des personnes et les messages privés</span></label>
</fieldset>
<button>Enregistrer</button>
</form>`,
  })
}
