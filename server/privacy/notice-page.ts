import { html } from 'hono/html'
import { type Html, textPage } from '../agenda/pages/text-page.ts'
import { frenchCount, frenchList, NBSP } from '../language/french.ts'
import { ofTown } from '../language/town.ts'
import { capital } from '../language/typeset.ts'
import { keptYears } from '../official-requests/rules.ts'
import type { Processing } from './processing.ts'

/** What residents must be told of what is kept of them (RGPD, articles 13 and 14). */
export function noticePage(all: readonly Processing[]): Html {
  const [only, other] = all
  return textPage({
    title: 'Données personnelles',
    eyebrow: only !== undefined && other === undefined ? only.commune : null,
    content: html`${all.map(one => notice(one, other !== undefined))}`,
    isHidden: false,
  })
}

function notice(of: Processing, isNamed: boolean): Html {
  const months = frenchCount(of.months, 'mois', 'mois')
  return html`<section class="words">
${isNamed ? html`<h2>${of.commune}</h2>` : ''}
<p>Quand vous écrivez à la commune ${ofTown(of.commune)}${
    of.networks.length === 0 ? '' : ` (${frenchList(of.networks)})`
  }, elle garde ce que vous lui dites pour vous répondre, et pour savoir en combien de temps elle répond.</p>
<h2>Qui en est responsable</h2>
<p>La commune ${ofTown(of.commune)}. ${
    of.contact === ''
      ? 'Pour toute demande, écrivez à la mairie.'
      : `Pour toute demande${NBSP}: ${of.contact}.`
  } ${of.officer === '' ? '' : `Délégué à la protection des données${NBSP}: ${of.officer}.`}</p>
<p>Sur les réseaux, l’éditeur du réseau et la commune sont responsables ensemble (Cour de justice de l’Union européenne, 5${NBSP}juin 2018, C-210/16)${NBSP}: ce que le réseau garde de son côté, c’est à lui qu’il faut le demander.</p>
<h2>Ce qui est gardé, et pourquoi</h2>
<ul>
<li>Vos messages et commentaires, avec le nom que vous affichez et l’heure${NBSP}: pour y répondre. Si vous écrivez par le formulaire, l’adresse ou le téléphone que vous y laissez aussi, et la photo que vous y joignez. C’est une mission d’intérêt public (RGPD, article${NBSP}6, 1, e).</li>
<li>Le temps qu’il a fallu pour vous répondre${NBSP}: pour mesurer ce service.</li>
<li>Votre demande, avec votre nom, quand la commune l’enregistre comme demande officielle${NBSP}: pour l’instruire et pouvoir en justifier, car c’est un document administratif (RGPD, article${NBSP}6, 1, c et e).</li>
<li>Votre adresse électronique, si vous recevez le récapitulatif de la semaine${NBSP}: jusqu’à ce que vous y renonciez, d’un clic.</li>${
    of.audience.length === 0
      ? ''
      : html`
<li>${capital(frenchList(of.audience.map(way => addresses[way])))}, si vous vous êtes abonné aux nouvelles de la commune${NBSP}: chiffré, montré à personne, et effacé dès que vous y renoncez${
          of.audience.includes('sms') ? ', d’un clic ou par STOP' : ', d’un clic'
        }.</li>`
  }
</ul>
<p>L’agenda public ne demande rien et ne suit personne${NBSP}: ni cookie, ni mesure d’audience. Les mails n’ont pas d’image espionne.</p>
<h2>Combien de temps</h2>
<p>Les textes, les images et les noms sont effacés après ${months}. Il ne reste ensuite que des heures et des numéros, sans nom ni texte. Le registre des demandes officielles garde les siens ${keptYears}${NBSP}ans après la réponse, même si vous demandez l’effacement du reste (RGPD, article${NBSP}17, 3).${
    of.backups === null
      ? ''
      : ` Les sauvegardes s’effacent d’elles-mêmes au plus tard ${frenchCount(of.backups, 'jour', 'jours')} après.`
  }</p>
<h2>Qui les lit</h2>
<p>Les agents et les élus que le maire a désignés${
    of.software.length === 0
      ? ', et eux seuls'
      : `, et les logiciels que la commune a reliés à Tambour (${frenchList(of.software)})`
  }${NBSP}; qui ouvre une conversation est noté. Rien n’est vendu, ni transmis hors de l’Union européenne par la commune.</p>
<h2>Vos droits</h2>
<p>Vous pouvez demander à la commune une copie de ce qu’elle garde de vous, le faire rectifier ou effacer, en limiter l’usage, ou vous y opposer. Elle a un mois pour répondre. Si la réponse ne vous convient pas, vous pouvez saisir la CNIL${NBSP}: <a href="https://www.cnil.fr/fr/plaintes" rel="noopener">cnil.fr/fr/plaintes</a>, ou CNIL, 3${NBSP}place de Fontenoy, TSA${NBSP}80715, 75334${NBSP}Paris Cedex${NBSP}07.</p>
</section>`
}

const addresses = {
  push: 'l’adresse technique de votre navigateur, sans votre nom',
  mail: 'votre adresse électronique',
  sms: 'votre numéro de téléphone',
} as const
