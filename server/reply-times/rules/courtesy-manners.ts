import { listed } from './listed.ts'

/** Thanks, and the answers to them. */
export const thanks = listed(`
    merci, mercis, mici, mici beaucoup, merci bcp, merci beaucoup, merci encore, mille mercis
    un grand merci, grand merci, encore merci, merci d’avance pour cette, merci d’avance pour ce
    mrc, mci, thanks, thank you, thx, obrigado, obrigada, gracias, grazie, danke, merci vielmols
    vielen dank, شكرا, trugarez, mersi, mersi braz, mercé, mercé plan, mèsi, eskerrik asko
    multumesc, dziekuje, tanmirt, je vous remercie, je te remercie, nous vous remercions
    on vous remercie, je remercie, nous remercions, remerciements, mes remerciements
    nos remerciements, avec mes remerciements, avec tous mes remerciements, mille remerciements
    je tiens à remercier, nous tenons à remercier, je voulais remercier, gratitude, reconnaissant
    reconnaissance, de rien, avec plaisir, je vous en prie, je t’en prie, pas de quoi
    il n’y a pas de quoi, y’a pas de quoi, c’est normal, c’est gentil, c’est très gentil
    trop gentil, c’est adorable, grâce à vous, grâce à eux, sans eux, sans vous, touché, touchés
    très touchés, très touchée, ça me touche, d’une patience d’ange, patience d’ange
    une aide précieuse, aide précieuse, à votre écoute, merci pour tout ce que vous faites
    merci pour tout ce que, merci d’avoir, merci de nous tenir au courant
    merci de nous tenir informés, merci de nous avoir, merci de l’avoir, merci de m’avoir
    merci de votre accueil, merci de votre aide, merci de votre soutien
    merci de votre gentillesse, merci de votre réactivité, merci de votre rapidité
    merci de votre travail, merci de votre confiance, merci de ton, merci de ta, merci de vos
    merci de tout coeur, merci de tout cœur, merci du partage, merci du fond du cœur
    merci du fond du coeur, du fond du cœur, merci de prévenir, merci de l’info
    merci de l’information, merci d’avance pour cette belle, merci d’avance pour ces
    merci d’avance aux organisateurs, merci d’avance aux bénévoles, d’avoir pensé à nous
    d’avoir pensé, remercie de votre réponse, remercie de votre accueil, remercie de votre aide
    remercie pour votre réponse, remercie de votre réponse rapide, merci pour votre réponse
    merci pour ta réponse, merci pour la réponse, merci pour cette réponse
    merci pour votre réponse rapide, merci pour votre retour, merci pour ces infos
    merci pour les infos, merci pour des infos, merci pour l’info, merci pour ces explications
    merci pour les explications, merci pour l’explication, merci pour ces précisions
    merci pour les précisions, merci pour la précision, merci pour cette précision
    merci pour votre aide, merci pour ton aide, merci pour l’aide, merci pour votre patience
    merci pour les renseignements, merci pour le renseignement, merci pour ce renseignement
    merci pour ces renseignements, merci pour l’adresse, merci pour le lien, merci pour le rappel
    merci pour ce rappel, merci pour le conseil, merci pour les conseils, merci pour vos conseils
    merci pour la photo, merci pour les photos, merci pour le numéro, merci pour les horaires
    merci pour le don, merci pour les dons, merci pour la rapidité, merci pour votre réactivité
    merci pour la réactivité, merci pour votre disponibilité, merci pour les services
    merci pour la date, merci pour la liste, merci pour le plan, merci pour le programme
    merci pour le message, merci pour votre message, merci pour ton message
    merci pour vos messages, merci pour le document, merci pour les documents
    merci pour le rendez-vous, merci pour le rdv, merci au service technique
    merci aux services techniques, merci au service, merci aux services
    merci le service technique, merci aux secouristes, merci aux gendarmes, merci aux infirmières
    merci à l’infirmière, merci au médecin, merci au chauffeur, merci au facteur
    merci à la secrétaire, merci aux voisins, merci à mes voisins, merci aux voisines
    merci à ma voisine, merci à mon voisin, merci à tous ceux qui ont aidé, ont aidé
    nous ont aidés, m’ont aidé, nous a aidés, m’a aidé, m’a bien aidé, un immense merci
    immense merci, un énorme merci, énorme merci, gros merci, un gros merci, merci merci
    merci infiniment, infiniment merci, 1000 mercis, 1000 merci, merci 1000 fois, mille fois merci
    merci mille fois, cent fois merci, merci bien, bien merci, merci quand même, merci vous êtes
    ça nous a touchés, ça m’a touché, ça m’a touchée, ça m’a fait plaisir, ça nous a fait plaisir
    m’a fait chaud au cœur, un beau geste, quel beau geste, beau geste, joli geste
    geste qui touche, belle attention, jolie attention, délicate attention, quelle attention
    touchée, reconnaissante, reconnaissants, chapeau et merci, tres aimable, très aimable
    c’est très aimable, c’est aimable, aimable à vous, trop aimable, c’est sympa, c’est cool
    c’est super, c’est chouette, c’est gentil de prévenir, gentil de prévenir
    gentil de votre part, je vous en remercie, on vous en remercie, nous vous en remercions
    vous en remercie, mercii, merki, merce, merci a vs, tank you, thank you so much
    thank you very much, many thanks, thanks a lot, ta very much, muito obrigado, muito obrigada
    obg, muchas gracias, mil gracias, grazie mille, dankeschön, danke schön, merci vilmol, trugéré
    trugarez deoc’h, trugarez vras, grand mercé, gramaci, gramaci plan, milesker, grazia
    à ringrazià vi, dank u, dank je, bedankt, mauruuru, chokran, choukran, barak allahou
    teşekkürler, dziękuję, mulțumesc, дякую, спасибо, rahmat, misaotra, mési, mesi, mèsi anpil
    mersi bokou, merci toplein, gran mèsi`)

/** Greeting and leave. */
export const greetings = listed(`
    bonjour, rebonjour, re bonjour, bonsoir, salut, coucou, hello, hi, hey, hola, bjr, bsr, slt
    cc, un petit bonjour, petit coucou, demat, adieu à tous, adissiatz, moin, salam, buongiorno
    guten tag, bom dia, olá, bonne journée, bonne fin de journée, belle journée
    excellente journée, bonne matinée, bon après-midi, bonne après-midi, bonne soirée
    belle soirée, excellente soirée, bonne nuit, douce nuit, belle nuit, bon week-end, bon weekend
    bon we, bon wk, beau week-end, excellent week-end, bonne semaine, belle semaine
    bonne fin de semaine, belle fin de semaine, bon dimanche, beau dimanche, bon samedi, bon lundi
    bon mardi, bon mercredi, bon jeudi, bon vendredi, bon début de semaine, bonnes vacances
    bonne continuation, bonne année, bonnes fêtes, joyeuses fêtes, joyeux Noël, meilleurs vœux
    au revoir, à bientôt, à plus tard, à plus, à demain, cordialement, bien cordialement, cdt
    cdlt, bien à vous, salutations, sincères salutations, amicalement, amitiés, sportivement
    chaleureusement, respectueusement, bises, bisous, bisou, gros bisous, des bisous, bises à tous
    des bises, je vous embrasse, je t’embrasse, on vous embrasse, on t’embrasse, tchao, ciao
    à la prochaine, à très vite, à très bientôt`)

/** Heartening, agreement and who takes note. */
export const agreement = listed(`
    ok, okay, oki, d’accord, dac, entendu, compris, bien compris, noté, c’est noté, bien noté
    bien reçu, bien vu, bon à savoir, c’est bon à savoir, c’est très clair, c’est clair
    c’est parfait, ça marche, ça roule, c’est entendu, tout à fait, tout à fait d’accord
    entièrement d’accord, bien d’accord, complètement d’accord, totalement d’accord
    je suis d’accord, on est d’accord, mille fois d’accord, pas faux
    c’est pas faux, c’est vrai, c’est bien vrai, tellement vrai, exactement, exact, absolument
    tellement, carrément, clairement, évidemment, bien dit, bien parlé, bien envoyé, je valide
    validé, je confirme, +1, pareil, pareil pour moi, idem, moi aussi, nous aussi
    pareil chez nous, pareil ici, idem ici, chez nous aussi, vous avez raison, tu as raison
    t’as raison, il a raison, elle a raison, du bon sens, c’est du bon sens, bon sens
    rien à ajouter, il était temps de le dire, il fallait le dire, enfin une bonne nouvelle
    je suis pour, pour ma part je suis pour, suis totalement pour, nous sommes pour, je plussoie
    oui très bien, ça me va, ça nous va, ça me convient, cela me convient, cela nous convient
    c’est parfait pour moi, bon courage, courage à tous, courage à toute l’équipe
    courage à vous tous, tenez bon, tiens bon, ne lâchez rien, lâchez rien, on lâche rien
    ne lâche rien, on ne lâche rien, ne changez rien, changez rien, ne change rien, allez
    allez les, allez-y, foncez, fonce, on y croit, on est avec vous, on est tous avec vous
    on est derrière vous, on pense à vous, je pense à vous, nous pensons à vous
    on croise les doigts, je croise les doigts, doigts croisés, continuez comme ça
    continuez ainsi, continuez, continue comme ça, on vous soutient, je vous soutiens
    nous vous soutenons, avec vous de tout cœur, à fond, force à vous, vous êtes les meilleurs
    vous gérez, vous assurez, on continue, ça ira mieux, ça va aller, ce n’est que partie remise
    partie remise, la prochaine sera la bonne, du même avis, je suis du même avis, même avis
    de votre avis, de ton avis, je suis de votre avis, je partage votre avis, partage votre avis
    je partage ton avis, je partage cet avis, partage cet avis, tout est dit, tout est bien dit
    c’est tout à fait ça, c’est tellement ça, c’est ça, c’est exactement ça, c’est une évidence
    une évidence, évidence, a tout à fait raison, tout à fait raison, ont raison
    mille fois raison, a raison, raison, je ne dirais pas mieux, on ne peut pas mieux dire
    pas mieux, on peut pas mieux dire, on ne saurait mieux dire, c’est exact, c’est juste
    très juste, tout à fait juste, bien juste, tellement juste, c’est logique, logique
    c’est normal, c’est bien normal, amen, bien sûr, bien entendu, assurément, indéniablement
    effectivement, en effet, tout à fait normal, on ne peut qu’être d’accord, qu’être d’accord
    qu’approuver, peux qu’approuver, peut qu’approuver, je plussoie totalement
    plus un, je vote pour, on vote pour, pour moi c’est oui
    mille fois oui, mille fois pour, oui mille fois, enfin une décision courageuse
    décision courageuse, décision sage, sage décision, très sage, c’était le moment
    ce n’est pas trop tôt, pas trop tôt, mieux vaut tard que jamais
    mieux vaut prévenir que guérir, prudence est mère de sûreté, on n’est jamais trop prudent
    jamais trop prudent, la santé avant tout, la sécurité avant tout, un peu de civisme, civisme
    le civisme, question de civisme, question de bon sens, question de respect, un peu de respect
    le respect, du respect, respectons, respectez, soyons civiques, chacun son avis
    à chacun son avis, chacun ses goûts, les goûts et les couleurs, moi je respecte, à méditer
    c’est dit, voilà qui est dit, voilà c’est dit, et c’est tant mieux, tant mieux, ouf tant mieux
    bon débarras, que du positif, positif, c’est positif, ça avance, ça prend forme, ça progresse
    ça pousse, ça promet, c’est prometteur, prometteur, affaire à suivre, à suivre
    on suit ça de près, on suit ça, je suis ça de près, wait and see, on verra bien, on verra
    qui vivra verra, l’avenir le dira, je vais y réfléchir, j’y réfléchis, on y réfléchit
    on va y réfléchir, on y pense, à réfléchir, pas de souci, pas de soucis, aucun souci
    pas de problème, aucun problème, y’a pas de souci, sans souci, no problem, ça marche pour moi
    c’est ok, c’est ok pour moi, ok pour moi, ok pour nous, ok super, ok parfait, ok top
    parfait pour nous, parfait pour moi, très bien pour moi, ça me paraît bien, ça me semble bien
    bonne solution, oui parfait, oui super, oui avec plaisir, oui merci, oui c’est bon
    oui ça me va, oui d’accord, non merci, ok pour mardi, ok pour lundi, ok pour jeudi
    ok pour mercredi, ok pour vendredi, ok pour samedi, ok à demain, à jeudi alors, à mardi alors
    va pour, je m’en occupe, je m’en charge, je vais le faire, je le ferai, c’est fait
    voilà c’est fait, on fera avec, on fera comme ça, faisons comme ça, on fait comme ça
    je fais ça, on fera ainsi, force et courage, courage et force, courage les gars
    ça va le faire, tous avec vous, tous ensemble, on est ensemble, tous unis, unis, solidaires
    solidarité, solidaire, tous solidaires, on est solidaires, de tout cœur avec eux
    on est avec eux, je suis avec vous, nous sommes avec vous, avec vous, on est derrière eux
    on vous soutient tous, soutien aux, soutien total, plein soutien, tout notre soutien
    je soutiens, on soutient, nous soutenons, allez courage, haut les cœurs, haut les coeurs
    tenez le coup, tiens le coup, accrochez vous, accroche toi, ne baissez pas les bras
    baissez pas les bras, ne te décourage pas, vous découragez pas, ne vous découragez pas
    n’abandonnez pas, n’écoutez pas les râleurs, les râleurs, n’écoutez pas les grincheux
    laissez les parler, laissez parler, laissez dire, restez comme vous êtes
    surtout ne changez rien, gardez le cap, le cap, gardez espoir, on garde espoir
    on garde le moral, le moral, on y croit tous, on croit en vous, on croit en eux
    on croit en toi, fais nous rêver, faites nous rêver, allez les filles, allez les gars
    allez les petits, allez les bleus, allez les verts, allez les rouges, allez les jeunes
    allez on y croit, aller les, en avant, go les, bravo continuez, et ça continue
    ce n’est que le début, que le début, on reviendra plus forts, on reviendra, la roue tourne
    la prochaine fois on fera mieux, on fera mieux, vous ferez mieux, vous y arriverez, tu vas y arriver
    vous allez y arriver, vous allez gagner, on va gagner, on va les avoir, ça va payer
    le travail paie, persévérez, persévérance`)

/** Who passes it on, says that it is settled, or is sorry. */
export const settled = listed(`
    je partage, partagé, je partage aussi, on partage, nous partageons, partage, partages
    partagez, je relaie, relayé, on relaie, je fais passer, je fais tourner, je transmets
    transmis, j’ai transmis, j’ai partagé, on a partagé, je fais suivre, fait suivre
    j’ai fait suivre, fait tourner, faites tourner, je diffuse, diffusé, on diffuse, envoyé à
    je préviens, j’en parle, j’en parle autour de moi, j’en parlerai, je lui dis, je vais lui dire
    je vais lui en parler, je le dirai, je like, liké, c’est bon j’ai trouvé, j’ai trouvé
    j’ai enfin trouvé, c’est bon, laissez tomber, laisse tomber, c’est réglé, tout est réglé
    c’est arrangé, tout est arrangé, problème réglé, problème résolu, c’est résolu, résolu
    c’est revenu, est revenu, est revenue, c’est arrivé, c’est réparé, réparé, plus besoin
    n’ai plus besoin, rentré tout seul, rentrée toute seule, il est rentré, elle est rentrée
    est rentré, est rentrée, est retrouvé, est retrouvée, on a retrouvé, on l’a retrouvé
    a été retrouvé, c’est reçu, bien arrivé, ne tenez pas compte, ne pas tenir compte
    autant pour moi, au temps pour moi, fausse alerte, j’avais mal lu, j’ai mal lu, j’avais pas vu
    je n’avais pas vu, j’ai eu la réponse, j’ai eu ma réponse, c’était marqué, c’était écrit
    me suis trompé, me suis trompée, je me suis trompé, je me suis trompée, trompé de
    mauvais post, mauvaise conversation, erreur de ma part, mauvais destinataire, désolé, désolée
    désolés, désolé pour, pardon, mille excuses, toutes mes excuses, mes excuses, excusez moi
    excuse moi, je m’excuse, navré, navrée, toutes nos excuses, nos excuses, mea culpa
    sans rancune, dsl, partage effectué, partage fait, c’est partagé, je partage sur
    je partage dans, je partage à, partagé sur, partagé dans, partagé aussi, partagé à
    je partage largement, on sait jamais, on ne sait jamais, sait-on jamais, on fait tourner
    ça tourne, je diffuse à, je diffuse dans, je transmets à, je transmettrai, je ferai passer
    je ferai suivre, je le dis à, je le dis, je lui transmets, je l’envoie à, j’envoie à
    transféré, je transfère, message transmis, transmis à, j’en parle à, j’en ai parlé à
    je vais en parler, je vais en parler à, je vais partager, je vais le partager
    je vais faire passer, je vais faire tourner, je préviens ma, je préviens mon, je préviens mes
    je préviens les, qui n’a pas internet, republié, reposté, je reposte, je repartage, repartagé
    à partager, partagez partagez, partageons, faites passer, faire passer le mot
    faites passer le mot, passez le mot, le mot est passé, je tague, affiché à, affiché au
    je l’affiche, je l’imprime, imprimé, pardon pour le dérangement, désolé pour le dérangement
    désolée pour le dérangement, pardon pour hier, je m’excuse pour, m’excuse, désolé pour hier
    désolé pour le retard, désolée pour le retard, désolé du retard, désolée du retard
    désolé de ma, désolé d’avoir, désolée d’avoir, désolé si j’ai, désolée si j’ai, pardon si j’ai
    pardon à, pardon pour, excuses pour mon absence, excuses pour mon retard
    excuses pour le retard, mes excuses pour, excuses à, toutes mes excuses pour
    j’avais mal compris, j’ai mal compris, mal compris, mal vu, mal lu, mal formulé
    erreur de manip, mauvaise manip, fausse manip, erreur de ma part désolé, faute de frappe
    je retire, je retire ce que, je retire mes propos, je supprime, je supprime mon commentaire
    doublon, envoyé trop vite, parti trop vite, parti tout seul, c’est ma faute, c’est de ma faute
    ma faute, au temps pour nous, je ne recommencerai plus, ça n’arrivera plus, promis
    je l’ai retrouvé, je l’ai retrouvée, on l’a retrouvée, il est revenu, elle est revenue
    est bien rentré, est bien rentrée, elles sont retrouvées, ils sont retrouvés, sont retrouvées
    sont retrouvés, problème est réglé, souci réglé, souci résolu, soucis réglés, j’ai eu l’info
    j’ai eu une réponse, j’ai la réponse, j’ai ma réponse, entre temps, entre-temps
    je viens de trouver, je viens de voir, je viens de recevoir, bien reçue, c’est bien reçu
    bien reçus, bien arrivés, bien arrivée, est arrivé ce matin, est arrivé, est arrivée
    tout est rentré dans l’ordre, rentré dans l’ordre, rentrée dans l’ordre, tout fonctionne
    ça fonctionne, ça remarche, remarche, ça refonctionne, ça marche chez nous
    ça marche maintenant, tout est bon, tout est ok, tout est en ordre, c’est bon pour moi
    c’est bon merci, c’est bon pour nous, c’est tout bon, c’est régularisé, c’est payé
    c’est envoyé, c’est signé, c’est fini, oubliez mon message, oubliez ma question
    oubliez ma demande, plus la peine, ce n’est plus la peine, c’est plus la peine, pas la peine
    inutile de, plus d’actualité, n’est plus d’actualité, sans objet, vous embêtez pas
    ne vous embêtez pas, ne vous dérangez pas, vous dérangez pas, ne vous inquiétez pas
    vous inquiétez pas, t’inquiète, t’inquiète pas, tkt, mon voisin m’a renseigné, m’a renseigné
    m’a renseignée, m’a répondu, on m’a répondu, on m’a renseigné, on m’a expliqué, j’ai compris
    j’ai vu que, j’avais pas fait attention, je n’avais pas fait attention
    j’ai trouvé sur le site, trouvé sur le site, trouvé sur internet, vu sur le site
    désolé j’avais pas, désolée j’avais pas, désolé je n’avais pas, désolée je n’avais pas
    je n’avais pas lu, j’avais pas lu, pas lu jusqu’au bout, pas lu en entier, pas bien lu
    j’ai lu trop vite, lu trop vite, répondu trop vite, parlé trop vite, écrit trop vite
    je me suis emporté, je me suis emportée, me suis emporté, emportée, mes mots ont dépassé
    dépassé ma pensée, je ne voulais blesser personne, ne voulais blesser personne
    je voulais blesser personne, ne voulais pas blesser, ne voulais pas vexer, je ne voulais pas
    pas méchant, rien de méchant, sans méchanceté, sans vouloir, c’était pour rire, pour rire
    je plaisantais, je blaguais, c’était une blague, une blague, c’est moi le
    c’est moi la coupable, coupable, je plaide coupable, plaide coupable, je ne savais pas
    je savais pas, j’ignorais, on ne savait pas, on savait pas, je ferai attention
    ferai attention, on fera attention, fera plus attention, ferons plus attention
    la prochaine fois promis, ça ne se reproduira plus, se reproduira plus, j’ai oublié hier
    veuillez m’excuser, veuillez excuser, toutes nos excuses pour, excusez mon, excusez ma
    excusez le, excusez les fautes, excusez pour les fautes, excusez nous, je me suis trompé de
    trompé de page, trompé de groupe, trompé de conversation, trompée de page, trompée de groupe
    mauvais groupe, mauvaise page, pas le bon groupe, pas la bonne page, c’était pas pour vous
    ce n’était pas pour vous, pas pour vous, message pour ma, envoyé par erreur, par erreur
    posté par erreur, message envoyé par erreur, c’est le chat sur le clavier, ignorez
    ignorez mon message, ignorez mon commentaire`)
