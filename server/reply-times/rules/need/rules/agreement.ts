import { listed } from '../../../../language/text.ts'

/** Agreement, and what is settled. */
export const agreement = {
  reason: 'courtesy',
  title: { fr: 'Accord, partage, affaire réglée', en: 'Agreement, shares, what is settled' },
  sentence: {
    fr: 'Qui approuve, fait suivre, s’excuse ou dit que c’est arrangé n’attend plus rien.',
    en: 'Whoever agrees, passes it on, is sorry or says that it is settled waits for nothing more.',
  },
  examples: ['Tout à fait d’accord', 'C’est réglé, merci'],
  unknown: 2,
  terms: listed(`
    +1, à fond, à méditer, à partager, à suivre, absolument, accroche toi, affiché à, aller les
    allez, allez les bleus, allez les verts, amen, assurément, au temps pour moi, aucun problème
    aucun souci, avec vous, bien arrivé, bien dit, bien envoyé, bien parlé, bien reçu, bien sûr
    bon à savoir, bon débarras, bon sens, ça avance, ça fonctionne, ça ira mieux, ça marche
    ça me va, ça roule, ça tourne, carrément, c’est arrangé, c’est arrivé, c’est bon, c’est ça
    c’est clair, c’est dit, c’est du bon sens, c’est envoyé, c’est exactement ça, c’est fait
    c’est fini, c’est juste, c’est logique, c’est parfait, c’est pas faux, c’est payé, c’est promis
    c’est réglé, c’est réparé, c’est résolu, c’est revenu, c’est tout bon, c’est très clair
    c’est vrai, c’était marqué, c’était pour rire, chacun son avis, changez rien, civisme
    clairement, compris, continuez, coupable, dac, d’accord, décision sage, désolé
    désolé pour le retard, diffusé, doublon, effectivement, emportée, en avant, en effet, entendu
    entièrement d’accord, entre temps, erreur de ma part, est arrivé, est rentré, est retrouvé
    est revenu, évidemment, évidence, exact, exactement, excuse moi, excusez moi, fais nous rêver
    fait suivre, faites passer, fausse alerte, fausse manip, fonce, foncez, haut les cœurs, idem
    ignorez, il était temps de le dire, imprimé, indéniablement, inutile de, j’ai eu la réponse
    j’ai trouvé, j’ai trouvé sur le site, j’ai vu que, jamais trop prudent, j’avais pas vu
    je confirme, je fais passer, je fais suivre, je l’ai retrouvé, je le dis, je l’envoie à
    je ne savais pas, je plussoie, je préviens, je relaie, je retire, je savais pas, je soutiens
    je suis pour, je supprime, je transmets, j’en parle, j’en parlerai, la démocratie a parlé
    lâchez rien, laisse leur le temps, laisse tomber, laissez tomber, le peuple a parlé
    le peuple a tranché, liké, logique, lu trop vite, ma faute, m’a renseigné, m’a répondu
    mal compris, mal lu, mauvais destinataire, mauvais post, me suis trompé, mea culpa, même avis
    mes excuses, message transmis, m’excuse, mieux vaut tard que jamais, mille excuses, navré, noté
    notre patrimoine, nous aussi, ok, okay, oki, on a retrouvé, on continue, on croise les doigts
    on fait comme ça, on l’a retrouvé, on lâche rien, on ne peut pas tout avoir
    on ne saurait mieux dire, on ne savait pas, on relaie, on reviendra, on soutient, on suit ça
    on verra, on vous soutient, par erreur, pardon, pardon pour le dérangement, pareil, partagé
    partageons, partagez, partie remise, pas de souci, pas faux, pas la peine, pas méchant
    pas pour vous, pas trop tôt, persévérance, persévérez, plus besoin, plus la peine, plus un
    positif, pour ma part je suis pour, problème réglé, prometteur, prudence est mère de sûreté
    qui n’a pas internet, raison, relayé, remarche, rentré tout seul, réparé, repartagé, reposté
    republié, résolu, respectez, respectons, sage décision, sans rancune, sans souci, sans vouloir
    savoir-vivre se perd, solidaires, solidarité, sont retrouvées, souci réglé, soutien aux
    tant mieux, tellement, tenez bon, t’inquiète, t’inquiète pas, tkt, tous ensemble, tout à fait
    tout est bon, tout est dit, tout est en ordre, tout est réglé, tout est rentré dans l’ordre
    tout fout le camp, transféré, transmis, très juste, tu râles, une blague, unis, vous assurez
    vous râlez, y en aura toujours pour râler`),
} as const
