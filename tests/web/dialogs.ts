import type { Page } from 'playwright-core'
import type { Context } from '../../server/context.ts'
import { makePartnerKey } from '../../server/partners/partner-keys.ts'
import { sendWarning } from '../../server/warnings/send.ts'
import { aDevice } from '../support/builders/alerts.ts'
import { askApproval, mayorDecides, needApproval } from '../support/builders/approval.ts'
import { aFeed } from '../support/builders/calendar.ts'
import { aCommittee, aProposal, aSubscription } from '../support/builders/committees.ts'
import { anEvent, anEventImport } from '../support/builders/events.ts'
import { aHistoryImport } from '../support/builders/history-import.ts'
import { aConversation } from '../support/builders/messages.ts'
import { aPasskey } from '../support/builders/people.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aTheme } from '../support/builders/subscribers.ts'
import { anEndpoint } from '../support/builders/webhooks.ts'
import { minute, page, START } from './morning.ts'
import { unfold } from './screen.ts'

/** What is pressed: a button, by its name, or what else has that role. */
type Press = string | RegExp | [role: 'link', name: string | RegExp]

/** One that `file` draws: what opens it, one after the other, and what stands above it. */
export type Shown = { file: string; press: readonly Press[]; title: string | RegExp }

/** Those of one screen, which is visited once for them. */
type Screen = {
  screen: string
  /** What is done on the screen before. */
  begin?: (page: Page) => Promise<void>
  dialogs: readonly Shown[]
}

/** Every dialog there is, by the screen on which it is opened. */
export const screensWithDialogs: readonly Screen[] = [
  {
    screen: '/',
    begin: unfold,
    dialogs: [
      {
        file: 'committees/accept.tsx',
        press: [/^Accepter et programmer/],
        title: /^Accepter «/,
      },
      {
        file: 'committees/proposals.tsx',
        press: [/^Poser une question/],
        title: 'Poser une question',
      },
      {
        file: 'committees/proposals.tsx',
        press: [/^Ne pas retenir/],
        title: /^Ne pas retenir «/,
      },
      {
        file: 'committees/source-news.tsx',
        press: ['Annuler l’événement'],
        title: /^Annuler «/,
      },
      { file: 'approval/card.tsx', press: [/^Refuser/], title: /^Refuser «/ },
    ],
  },
  {
    screen: '/messages/1',
    begin: unfold,
    dialogs: [
      {
        file: 'inbox/inbox.tsx',
        press: ['Raccourcis clavier'],
        title: 'Raccourcis clavier',
      },
      {
        file: 'inbox/answering/saved-reply-picker.tsx',
        press: ['Réponses types'],
        title: 'Réponses types',
      },
      {
        file: 'inbox/merge-dialog.tsx',
        press: [/^Regrouper avec une autre conversation/],
        title: /^Regrouper avec/,
      },
      {
        file: 'inbox/person-dialog.tsx',
        press: ['Relier à un autre contact…'],
        title: /^Relier .* à un autre contact$/,
      },
      {
        file: 'inbox/joined.tsx',
        press: ['Attribuer à…'],
        title: 'Attribuer la conversation',
      },
      {
        file: 'inbox/hold-dialog.tsx',
        press: ['Mettre en suspens…'],
        title: 'Mettre la conversation en suspens',
      },
      {
        file: 'official-requests/make-dialog.tsx',
        press: ['Demande officielle…'],
        title: 'Convertir en demande officielle',
      },
    ],
  },
  {
    screen: '/messages?filtre=demandes',
    dialogs: [
      {
        file: 'official-requests/request-card.tsx',
        press: [/^Noter la réponse… 2026-013/],
        title: /^Réponse à la demande 2026-013/,
      },
    ],
  },
  {
    screen: '/delais',
    dialogs: [
      {
        file: 'reply-times/episodes-dialog.tsx',
        press: [['link', /en retard/]],
        title: 'Réponses en retard',
      },
    ],
  },
  {
    screen: '/calendrier?vue=liste&jour=2026-12-01',
    dialogs: [
      { file: 'calendar/details.tsx', press: [/18\sh.*Loto/], title: /Loto/ },
      {
        file: 'feeds/feeds.tsx',
        press: ['Sources suivies'],
        title: 'Sources suivies',
      },
      {
        file: 'feeds/feeds.tsx',
        press: ['Sources suivies', /^Retirer/],
        title: /^Retirer «/,
      },
      {
        file: 'feeds/relay-rule.tsx',
        press: ['Sources suivies', /^Relais automatique/],
        title: /^Relais automatique de «/,
      },
    ],
  },
  {
    screen: '/evenements/nouveau',
    dialogs: [
      {
        file: 'events/picture-library.tsx',
        press: ['Bibliothèque'],
        title: 'Bibliothèque',
      },
    ],
  },
  {
    screen: '/evenements/1',
    dialogs: [
      {
        file: 'approval/card.tsx',
        press: [/^Demander une modification/],
        title: 'Demander une modification',
      },
      { file: 'approval/card.tsx', press: [/^Refuser/], title: /^Refuser «/ },
      {
        file: 'approval/discussion.tsx',
        press: [/^Poser une question/],
        title: 'Poser une question',
      },
      { file: 'events/change/change-dialog.tsx', press: ['Reporter'], title: /^Reporter «/ },
      {
        file: 'events/change/change-dialog.tsx',
        press: ['Annuler l’événement'],
        title: /^Annuler «/,
      },
      {
        file: 'events/attention.tsx',
        press: [/Programmée/],
        title: /Page de/,
      },
      {
        file: 'publishing/delivery-actions.tsx',
        press: [/Programmée/, /^Annuler/],
        title: /^Annuler cette publication/,
      },
      {
        file: 'events/add-post.tsx',
        press: ['Ajouter une publication'],
        title: 'Ajouter une publication',
      },
      {
        file: 'partners/event-shares.tsx',
        press: ['Proposer aux voisins'],
        title: /^Proposer «/,
      },
    ],
  },
  {
    screen: '/evenements/2',
    dialogs: [
      {
        file: 'approval/urgent.tsx',
        press: [/^Publication urgente/],
        title: /sans validation/,
      },
    ],
  },
  {
    screen: '/evenements/3',
    dialogs: [
      {
        file: 'events/change/change-dialog.tsx',
        press: ['Rétablir l’événement'],
        title: /^Rétablir «/,
      },
      {
        file: 'events/event-detail.tsx',
        press: ['Supprimer l’événement'],
        title: /^Supprimer «/,
      },
    ],
  },
  {
    screen: '/evenements/importer',
    dialogs: [
      {
        file: 'event-import/imports.tsx',
        press: ['Annuler l’import'],
        title: /^Annuler l’import/,
      },
    ],
  },
  {
    screen: '/voisins',
    begin: unfold,
    dialogs: [
      { file: 'partners/offers.tsx', press: ['Décliner'], title: /^Décliner «/ },
      {
        file: 'partners/offers.tsx',
        press: ['Suivre ce changement'],
        title: /^Suivre le changement/,
      },
      { file: 'feeds/relay-item.tsx', press: [/^Relayer/], title: /^Relayer «/ },
      {
        file: 'partners/import-partners.tsx',
        press: ['Importer une liste'],
        title: 'Importer une liste',
      },
      {
        file: 'partners/partners.tsx',
        press: ['Ajouter toute l’intercommunalité'],
        title: /^Ajouter les communes/,
      },
      {
        file: 'partners/partner-form.tsx',
        press: ['Ajouter un voisin'],
        title: 'Ajouter un voisin',
      },
      {
        file: 'partners/partner-form.tsx',
        press: [/^Modifier\s*L’Épine/],
        title: 'Modifier L’Épine',
      },
      {
        file: 'partners/partner-key.tsx',
        press: [/^Modifier\s*L’Épine/, 'Remplacer la clé'],
        title: /^Remplacer la clé/,
      },
      {
        file: 'partners/partner-key.tsx',
        press: [/^Modifier\s*L’Épine/, 'Retirer la clé'],
        title: /^Retirer la clé/,
      },
      { file: 'partners/group-form.tsx', press: ['Nouveau groupe'], title: 'Nouveau groupe' },
      {
        file: 'partners/group-form.tsx',
        press: [/Modifier le groupe/, 'Supprimer le groupe'],
        title: /^Supprimer le groupe/,
      },
      {
        file: 'partners/share-list.tsx',
        press: [/^Noter sa réponse/],
        title: /^La réponse de/,
      },
      {
        file: 'partners/share-list.tsx',
        press: [/^Retirer la proposition/],
        title: /^Retirer la proposition/,
      },
    ],
  },
  {
    screen: '/canaux',
    begin: unfold,
    dialogs: [
      { file: 'channels/channel-actions.tsx', press: [/^Réglages/], title: /^Réglages de/ },
      { file: 'channels/reconnect.tsx', press: [/^Reconnecter/], title: /^Reconnecter/ },
      { file: 'channels/channel-actions.tsx', press: ['Déconnecter'], title: /^Déconnecter/ },
    ],
  },
  {
    screen: '/combien-de-personnes',
    dialogs: [
      {
        file: 'subscribers/households.tsx',
        press: ['Saisir les foyers'],
        title: 'Foyers de la commune',
      },
      {
        file: 'subscribers/channel-cost.tsx',
        press: [/^Saisir le coût/],
        title: /^Ce que coûte «/,
      },
      {
        file: 'subscribers/numbers.tsx',
        press: ['Importer des numéros'],
        title: 'Importer des numéros',
      },
      {
        file: 'subscribers/numbers.tsx',
        press: ['Effacer un numéro'],
        title: 'Effacer un numéro',
      },
    ],
  },
  {
    screen: '/fiche-de-preuves',
    dialogs: [
      {
        file: 'evidence/action-form.tsx',
        press: ['Ajouter une action'],
        title: 'Nouvelle action',
      },
    ],
  },
  {
    screen: '/canaux/application',
    dialogs: [
      {
        file: 'channels/application.tsx',
        press: ['Retirer l’application'],
        title: /^Retirer/,
      },
    ],
  },
  {
    screen: '/canaux/historique',
    dialogs: [
      { file: 'history-import/discard.tsx', press: ['Abandonner'], title: /^Abandonner/ },
      {
        file: 'history-import/history-import.tsx',
        press: ['Retirer'],
        title: /^Retirer l’historique/,
      },
    ],
  },
  {
    screen: '/alertes',
    dialogs: [
      {
        file: 'warnings/lift-dialog.tsx',
        press: [/^Retirer partout/],
        title: /^Retirer partout «/,
      },
      {
        file: 'feeds/vigilance.tsx',
        press: ['Ne plus suivre'],
        title: /^Ne plus suivre la vigilance/,
      },
    ],
  },
  {
    screen: '/alertes/nouvelle?sujet=other&texte=Eau%20coup%C3%A9e.',
    dialogs: [
      {
        file: 'warnings/send-dialog.tsx',
        press: ['Envoyer à tous'],
        title: /^Envoyer cette alerte à tous/,
      },
    ],
  },
  {
    screen: '/recapitulatif',
    dialogs: [
      { file: 'digest/digest.tsx', press: ['Envoyer maintenant'], title: /^Envoyer/ },
      {
        file: 'digest/schedule.tsx',
        press: ['Changer le jour ou l’heure'],
        title: /^Quand part le récapitulatif/,
      },
    ],
  },
  {
    screen: '/reglages/horaires',
    dialogs: [
      {
        file: 'hours/targets.tsx',
        press: [/^Modifier\s*La mairie/],
        title: /^Objectif de réponse/,
      },
    ],
  },
  {
    screen: '/reglages/permanence',
    dialogs: [
      {
        file: 'alerts/duty-roster.tsx',
        press: ['Ajouter une permanence'],
        title: 'Ajouter une permanence',
      },
      { file: 'alerts/duty-roster.tsx', press: [/^Modifier/], title: 'Permanence' },
      {
        file: 'alerts/other-device.tsx',
        press: [/^Ajouter ntfy/],
        title: /^Ajouter ntfy/,
      },
      { file: 'alerts/devices.tsx', press: ['Renommer'], title: 'Renommer' },
      { file: 'alerts/devices.tsx', press: [/^Retirer$/], title: /^Retirer l’appareil/ },
    ],
  },
  {
    screen: '/reglages/comites',
    dialogs: [
      {
        file: 'committees/forms.tsx',
        press: ['Ajouter un comité'],
        title: 'Ajouter un comité',
      },
      { file: 'committees/forms.tsx', press: [/^Renommer/], title: 'Renommer' },
      { file: 'committees/forms.tsx', press: [/^Donner un lien/], title: 'Donner un lien' },
      { file: 'committees/forms.tsx', press: [/^Modifier/], title: 'Modifier' },
      { file: 'committees/committees.tsx', press: ['Fermer'], title: /^Fermer «/ },
      {
        file: 'committees/subscription.tsx',
        press: [/^S’abonner à leur agenda/],
        title: 'S’abonner à leur agenda',
      },
      {
        file: 'committees/subscription.tsx',
        press: ['Ne plus suivre'],
        title: /^Ne plus suivre/,
      },
      {
        file: 'committees/committees.tsx',
        press: ['Renouveler le lien'],
        title: /^Renouveler le lien/,
      },
      {
        file: 'committees/committees.tsx',
        press: ['Retirer le lien'],
        title: /^Retirer le lien/,
      },
      {
        file: 'committees/committees.tsx',
        press: ['Renouveler le lien', 'Renouveler le lien'],
        title: /^Le lien de/,
      },
    ],
  },
  {
    screen: '/reglages/plans',
    dialogs: [
      {
        file: 'events/plan-form.tsx',
        press: ['Ajouter un plan'],
        title: 'Nouveau plan',
      },
      {
        file: 'events/plan-form.tsx',
        press: [/^Modifier/],
        title: 'Fête ou animation',
      },
    ],
  },
  {
    screen: '/reglages/reponses',
    dialogs: [
      {
        file: 'inbox/answering/saved-replies.tsx',
        press: [/^Ajouter/],
        title: /réponse/,
      },
      {
        file: 'inbox/answering/saved-replies.tsx',
        press: [/^Modifier/],
        title: 'Modifier la réponse type',
      },
    ],
  },
  {
    screen: '/reglages/personnes',
    dialogs: [
      { file: 'people/people.tsx', press: ['Retirer'], title: /^Retirer/ },
      {
        file: 'people/people.tsx',
        press: [/^Nouveau mot de passe/],
        title: /^Nouveau mot de passe pour/,
      },
    ],
  },
  {
    screen: '/reglages/cles',
    dialogs: [{ file: 'people/api-keys.tsx', press: ['Révoquer'], title: /^Révoquer/ }],
  },
  {
    screen: '/reglages/webhooks',
    dialogs: [
      {
        file: 'webhooks/webhook-form.tsx',
        press: ['Ajouter un webhook'],
        title: 'Ajouter un webhook',
      },
      { file: 'webhooks/webhooks.tsx', press: [/^Nouveau secret/], title: /secret/ },
      { file: 'webhooks/webhooks.tsx', press: [/^Supprimer/], title: /^Supprimer/ },
    ],
  },
  {
    screen: '/reglages/compte',
    dialogs: [
      { file: 'people/passkeys.tsx', press: ['Renommer'], title: 'Renommer' },
      { file: 'people/passkeys.tsx', press: ['Retirer'], title: /^Retirer la clé/ },
    ],
  },
  {
    screen: '/reglages/donnees',
    begin: async page => {
      await page.getByLabel('Nom, ou numéro sur le réseau').fill('annie')
      await page.getByRole('button', { name: 'Chercher' }).click()
      await page
        .getByRole('checkbox', { name: /^Annie Petit/ })
        .first()
        .check()
    },
    dialogs: [
      {
        file: 'privacy/person-search.tsx',
        press: ['Effacer…'],
        title: /^Effacer cette personne/,
      },
    ],
  },
]

/** Files that draw some and are not in the list, each with its reason. */
export const listedElsewhere: Readonly<Record<string, string>> = {
  'components/dialog.tsx': 'the frame of all of them',
  'components/confirm.tsx': 'the frame of those that ask once more',
  'components/form.tsx': 'the frame of those with a form',
  'shell/nav.tsx': 'a popover that one may leave by Tab: tests/web/screens.test.ts',
  'channels/voice-offers.tsx':
    'asks for a mailbox with voice messages: inbox/voice-messages.servers.test.ts',
  'inbox/answering/call-back.tsx': 'asks for a voice message: inbox/voice-messages.servers.test.ts',
}

const claire = { communeId: 1, userId: 'u1', actor: 'Claire Morel' }
const hugo = { communeId: 1, userId: 'u2', actor: 'Hugo Lambert' }

/** What the screens need to have something to ask about. */
export async function writeAsked(context: Context): Promise<void> {
  const { db } = context
  const ours = { communeId: 1, committeeId: 1 }
  await aProposal(db, { ...ours, id: 1 }, { receivedAt: minute(-90) })
  const said = { title: 'Loto', startLocal: '2026-12-13T10:00', endLocal: null, place: 'Halle' }
  await aProposal(
    db,
    { ...ours, id: null },
    {
      ...{ title: 'Loto', state: 'accepted', eventId: 2, decidedAt: START, hasNews: 1 },
      ...{ knownStatus: 'planned', source: { ...said, text: '', link: null, status: 'cancelled' } },
    },
  )
  await aSubscription(db, await aCommittee(db, 1, { name: 'Amicale' }))
  await makePartnerKey(context, claire, 1)
  await needApproval(context, claire)
  for (const eventId of [1, 2]) {
    const post = await aPost(db, 1, { eventId, text: 'C’est demain !' })
    await aDelivery(db, post, 1, { dueLocal: '2026-12-03T18:00' })
    await askApproval(context, hugo, eventId)
  }
  // Someone who may approve is asked about urgency only where other words are wanted.
  await mayorDecides(context, 2, 'changes', 'Ajoutez le parking.')
  await aPasskey(db, 'u1', { name: 'Téléphone' })
  await aDevice(db, 'u1')
  await anEndpoint(db, 1)
  const season = await anEventImport(db, 1)
  await anEvent(db, 1, { importId: season.id, title: 'Brocante', startLocal: '2027-05-08T08:00' })
  const channel = await page(db)
  const annie = { by: 'Annie Petit', remoteId: 'archive:1:1', sentAt: minute(-1_440 * 39) }
  await aConversation(db, channel, {
    visibility: 'private',
    messages: [{ ...annie, history: 1 }],
  })
  await aHistoryImport(db, 1, { channelId: channel.id })
  const late = { by: 'Yann Prigent', remoteId: 'yann', sentAt: minute(-1_150) }
  const answer = { by: null, parentRemoteId: 'yann', sentAt: minute(-1_110) }
  await aConversation(db, channel, { messages: [late, answer] })
  const storm = { topic: 'storm', text: 'Vent violent.', endsLocal: '2026-11-24T22:00' } as const
  const channels = { channels: [channel.id], texts: {}, media: [], isDrill: false, item: null }
  await sendWarning(context, claire, { ...storm, ...channels })
  await aTheme(context, 1, 'SMS de la mairie', 'sms-ovh')
  const vigilance = { use: 'vigilance', url: 'https://mf.example/#51' } as const
  await aFeed(db, 1, { name: 'Météo-France', ...vigilance })
  await db.updateTable('event').set({ status: 'cancelled' }).where('id', '=', 3).execute()
}
