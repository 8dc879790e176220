import { listed } from '../../../../language/listed.ts'

/** Thanks, and the answers to them. */
export const thanks = listed(`
    merci, mici, mille mercis, merci d’avance pour cette, merci d’avance pour ce, mrc, mci, thanks
    thx, obrigado, obrigada, gracias, grazie, danke, merci vielmols, vielen dank, شكرا, trugarez
    mersi, mersi braz, mercé, mercé plan, mèsi, eskerrik asko, multumesc, dziekuje, tanmirt
    je vous remercie, je te remercie, nous vous remercions, on vous remercie, je remercie
    nous remercions, remerciements, mille remerciements, je tiens à remercier
    nous tenons à remercier, je voulais remercier, gratitude, reconnaissant, reconnaissance
    de rien, je vous en prie, je t’en prie, pas de quoi, c’est normal, c’est gentil
    c’est très gentil, c’est adorable, grâce à vous, grâce à eux, sans eux, sans vous, touché
    patience d’ange, aide précieuse, à votre écoute, merci pour tout ce que vous faites
    merci de nous tenir au courant, merci de ne pas les oublier, merci de ne pas l’oublier
    merci de penser à eux, merci de perpétuer, merci de rendre hommage
    merci de faire vivre, merci de faire perdurer, merci de nous le rappeler
    merci de nous faire rêver
    merci de nous faire partager, merci de nous faire vivre, merci de faire partager
    merci de nous tenir informés, merci de nous avoir
    merci de l’avoir, merci de m’avoir, merci de votre accueil, merci de votre aide
    merci de votre soutien, merci de votre gentillesse, merci de votre réactivité
    merci de votre rapidité, merci de votre travail, merci de votre confiance, merci de ton
    merci de ta, merci de vos, merci de tout coeur, du fond du cœur, merci de prévenir
    merci de l’info, merci de l’information, merci d’avance pour ces
    merci d’avance aux organisateurs, merci d’avance aux bénévoles, remercie de votre réponse
    remercie de votre accueil, remercie de votre aide, remercie pour votre réponse
    remercie de votre réponse rapide, merci pour votre réponse, merci pour ta réponse
    merci beaucoup pour votre réponse, merci beaucoup pour la réponse
    merci beaucoup pour ta réponse, merci beaucoup pour cette réponse
    merci encore pour votre réponse
    merci pour la réponse, merci pour cette réponse, merci pour votre réponse rapide
    merci pour des infos, merci pour ces explications, merci pour les explications
    merci pour l’explication, merci pour ces précisions, merci pour les précisions
    merci pour la précision, merci pour cette précision, merci pour votre aide, merci pour ton aide
    merci pour l’aide, merci pour les renseignements, merci pour le renseignement
    merci pour ce renseignement, merci pour ces renseignements, merci pour l’adresse
    merci pour le lien, merci pour le rappel, merci pour ce rappel, merci pour le conseil
    merci pour les conseils, merci pour vos conseils, merci pour le numéro, merci pour les horaires
    merci pour le don, merci pour les dons, merci pour les services, merci pour la date
    merci pour la liste, merci pour le plan, merci pour le programme, merci pour le message
    merci pour votre message, merci pour ton message, merci pour vos messages
    merci pour le document, merci pour les documents, merci pour le rendez-vous, merci pour le rdv
    merci au service technique, merci aux services techniques, merci au service, merci aux services
    merci aux secouristes, merci aux gendarmes, merci aux infirmières, merci à l’infirmière
    merci au médecin, merci au chauffeur, merci à la secrétaire, merci aux voisins
    merci à tous ceux qui ont aidé, ont aidé, nous a aidés, m’a aidé, m’a bien aidé, immense merci
    merci infiniment, infiniment merci, 1000 mercis, merci 1000 fois, mille fois merci
    merci mille fois, cent fois merci, quel beau geste, beau geste, joli geste, geste qui touche
    belle attention, jolie attention, délicate attention, quelle attention, tres aimable
    c’est très aimable, c’est aimable, aimable à vous, trop aimable, c’est sympa, c’est cool
    c’est super, c’est chouette, c’est gentil de prévenir, gentil de prévenir, gentil de votre part
    nous vous en remercions, vous en remercie, merki, merci a vs, tank you, thank you so much
    thank you very much, many thanks, thanks a lot, ta very much, muito obrigado, muito obrigada
    obg, muchas gracias, mil gracias, grazie mille, dankeschön, merci vilmol, trugéré
    trugarez deoc’h, trugarez vras, gramaci, gramaci plan, milesker, grazia, à ringrazià vi, dank u
    bedankt, mauruuru, chokran, choukran, barak allahou, teşekkürler, дякую, спасибо, rahmat
    misaotra, mèsi anpil, mersi bokou, merci toplein, gran mèsi`)

/** Greeting and leave. */
export const greetings = listed(`
    bonjour, rebonjour, re bonjour, bonsoir, salut, coucou, hello, hi, hey, hola, bjr, bsr, slt, cc
    demat, adieu à tous, adissiatz, moin moin, salam, buongiorno, guten tag, bom dia, olá
    bonne journée
    bonne fin de journée, belle journée, excellente journée, bonne matinée, bon après-midi
    bonne après-midi, bonne soirée, belle soirée, excellente soirée, bonne nuit, douce nuit
    belle nuit, bon week-end, bon weekend, bon we, bon wk, beau week-end, excellent week-end
    bonne semaine, belle semaine, bonne fin de semaine, belle fin de semaine, bon dimanche
    beau dimanche, bon samedi, bon lundi, bon mardi, bon mercredi, bon jeudi, bon vendredi
    bon début de semaine, bonnes vacances, bonne continuation, bonne année, bonnes fêtes
    joyeuses fêtes, joyeux Noël, meilleurs vœux, au revoir, à bientôt, à plus tard, à plus
    à demain, cordialement, cdt, cdlt, bien à vous, salutations, sincères salutations, amicalement
    amitiés, sportivement, chaleureusement, respectueusement, bises, bisous, je vous embrasse
    je t’embrasse, on vous embrasse, on t’embrasse, tchao, ciao, à la prochaine, à très vite
    à très bientôt`)

/** Heartening, agreement and who takes note. */
export const agreement = listed(`
    ok, okay, oki, d’accord, dac, entendu, compris, noté, bien reçu, bon à savoir
    c’est bon à savoir, c’est très clair, c’est clair, c’est parfait, ça marche, ça roule
    c’est entendu, tout à fait, entièrement d’accord, complètement d’accord, totalement d’accord
    mille fois d’accord, pas faux, c’est pas faux, c’est vrai, exactement, exact, absolument
    tellement, carrément, clairement, évidemment, bien dit, bien parlé, bien envoyé, je confirme
    +1, pareil, idem, nous aussi, du bon sens, c’est du bon sens, bon sens, rien à ajouter
    il était temps de le dire, il fallait le dire, je suis pour, pour ma part je suis pour
    suis totalement pour, nous sommes pour, je plussoie, ça me va, ça nous va, ça me convient
    cela me convient, cela nous convient, tenez bon, lâchez rien, on lâche rien, ne lâche rien
    changez rien, ne change rien, allez, foncez, fonce, on y croit, on est derrière vous
    on croise les doigts, je croise les doigts, doigts croisés, continuez, continue comme ça
    on vous soutient, je vous soutiens, nous vous soutenons, à fond, force à vous, vous gérez
    vous assurez, on continue, ça ira mieux, ça va aller, partie remise, la prochaine sera la bonne
    même avis, de votre avis, de ton avis, je partage votre avis, partage votre avis
    je partage ton avis, je partage cet avis, partage cet avis, tout est dit, c’est tout à fait ça
    c’est tellement ça, c’est ça, c’est exactement ça, c’est une évidence, évidence
    a tout à fait raison, mille fois raison, raison, je ne dirais pas mieux
    on ne peut pas mieux dire, on peut pas mieux dire, on ne saurait mieux dire, c’est exact
    c’est juste, très juste, bien juste, c’est logique, logique, c’est bien normal, amen, bien sûr
    assurément, indéniablement, effectivement, en effet, tout à fait normal
    on ne peut qu’être d’accord, qu’approuver, peux qu’approuver, peut qu’approuver
    je plussoie totalement, plus un, pour moi c’est oui, mille fois oui, mille fois pour
    oui mille fois, décision courageuse, décision sage, sage décision, très sage, c’était le moment
    pas trop tôt, mieux vaut tard que jamais, mieux vaut prévenir que guérir
    prudence est mère de sûreté, jamais trop prudent, la santé avant tout, la sécurité avant tout
    civisme, question de civisme, question de bon sens, question de respect, respectons, respectez
    soyons civiques, chacun son avis, chacun ses goûts, les goûts et les couleurs, à méditer
    c’est dit, voilà qui est dit, et c’est tant mieux, tant mieux, bon débarras, positif
    c’est positif, ça avance, ça prend forme, ça progresse, ça pousse, ça promet, c’est prometteur
    prometteur, affaire à suivre, à suivre, on suit ça, je suis ça de près, wait and see, on verra
    qui vivra verra, l’avenir le dira, je vais y réfléchir, j’y réfléchis, on y réfléchit
    on va y réfléchir, à réfléchir, pas de souci, aucun souci, pas de problème, aucun problème
    sans souci, no problem, c’est ok, ça me paraît bien, ça me semble bien, bonne solution
    ok à demain, à jeudi alors, à mardi alors, va pour, je m’en occupe, je m’en charge
    je vais le faire, je le ferai, c’est fait, on fera avec, on fera comme ça, faisons comme ça
    on fait comme ça, je fais ça, on fera ainsi, force et courage, courage et force, ça va le faire
    tous ensemble, on est ensemble, unis, solidaires, solidarité, on est avec eux, avec vous
    on est derrière eux, soutien aux, plein soutien, je soutiens, on soutient, nous soutenons
    haut les cœurs, tenez le coup, tiens le coup, accrochez vous, accroche toi
    baissez pas les bras, ne te décourage pas, vous découragez pas, n’abandonnez pas
    n’écoutez pas les râleurs, les râleurs, n’écoutez pas les grincheux, laissez les parler
    laissez parler, laissez dire, restez comme vous êtes, gardez le cap, le cap, gardez espoir
    on garde espoir, on garde le moral, le moral, on croit en vous, on croit en eux
    on croit en toi, fais nous rêver, faites nous rêver, allez les bleus, allez les verts
    allez les rouges, aller les, en avant, et ça continue, que le début, on reviendra
    la roue tourne, la prochaine fois on fera mieux, on fera mieux, vous ferez mieux
    vous y arriverez, tu vas y arriver, vous allez y arriver, vous allez gagner, on va gagner
    on va les avoir, ça va payer, le travail paie, persévérez, persévérance
    on n’arrête pas le progrès, c’est le progrès, faut de tout, faut de tout pour faire un monde
    faut ce qu’il faut, rien n’est parfait, on fait avec, on fera avec, faut faire avec
    pour la bonne cause, c’est pour la bonne cause, on ne peut pas plaire à tout
    on peut pas plaire à tout, on ne peut pas contenter, on peut pas contenter, savoir-vivre se perd
    respect se perd, politesse se perd, civisme se perd, valeurs se perdent, traditions se perdent
    tout se perd, tout fout le camp, où va le monde, chacun fait ce qu’il veut, chacun voit midi
    à chacun son, chacun son tour, c’est l’affaire de tous, l’affaire de tous, le peuple a parlé
    le peuple a tranché, les urnes ont parlé, les électeurs ont parlé, les électeurs ont choisi
    la démocratie a parlé, vive la démocratie, que le meilleur, je pense pareil
    je pense comme, on est d’accord, je suis d’accord, suis bien d’accord, notre patrimoine
    ça fait partie du patrimoine, ça râle, toujours à râler, arrêtez de râler, arrête de râler
    les gens râlent, vous râlez, tu râles, ils râlent, toujours en train de râler
    faut arrêter de râler, qui râlent, ceux qui râlent, y en a toujours pour râler
    y en aura toujours pour râler
    il y en aura toujours pour râler, il y en a toujours pour râler, toujours pour râler
    y en aura toujours pour critiquer, y en a toujours pour critiquer, toujours pour critiquer
    toujours pour se plaindre, toujours pour rouspéter, laisse leur le temps, laissez leur le temps
    laisse lui le temps, laissez lui le temps
    laissez les respirer, faut leur laisser le temps, faut lui laisser le temps
    leur laisser le temps
    lui laisser le temps, ils font ce qu’ils peuvent, elles font ce qu’elles peuvent
    font ce qu’ils peuvent, font leur possible, on peut pas tout avoir, on ne peut pas tout avoir
    peut pas tout avoir, rome ne s’est pas faite
    paris ne s’est pas fait`)

/** Who passes it on, says that it is settled, or is sorry. */
export const settled = listed(`
    partagé, partagez, je relaie, relayé, on relaie, je fais passer, je fais tourner, je transmets
    transmis, je fais suivre, fait suivre, fait tourner, diffusé, envoyé à, je préviens, j’en parle
    j’en parlerai, je lui dis, je vais lui dire, je vais lui en parler, je le dirai, liké
    j’ai trouvé, j’ai enfin trouvé, c’est bon, laissez tomber, laisse tomber, c’est réglé
    tout est réglé, c’est arrangé, tout est arrangé, problème réglé, problème résolu, c’est résolu
    résolu, c’est revenu, est revenu, c’est arrivé, c’est réparé, réparé, plus besoin
    rentré tout seul, est rentré, est retrouvé, on a retrouvé, on l’a retrouvé, a été retrouvé
    c’est reçu, bien arrivé, ne tenez pas compte, ne pas tenir compte, au temps pour moi
    fausse alerte, j’avais pas vu, je n’avais pas vu, j’ai eu la réponse, j’ai eu ma réponse
    c’était marqué, c’était écrit, me suis trompé, trompé de, mauvais post, mauvaise conversation
    erreur de ma part, mauvais destinataire, désolé, pardon, mille excuses, mes excuses
    excusez moi, excuse moi, navré, nos excuses, mea culpa, sans rancune, dsl, partage effectué
    partage fait, c’est partagé, je partage largement, on sait jamais, on ne sait jamais
    sait-on jamais, ça tourne, je transmettrai, je ferai passer, je ferai suivre, je le dis
    je lui transmets, je l’envoie à, j’envoie à, l’envoyer à mon, l’envoyer à ma, l’envoyer à mes
    le montrer à mon, le montrer à ma
    le montrer à mes, montrer ça à mon, montrer ça à ma, montrer ça à mes, le dire à mon
    le dire à ma
    le dire à mes, faut l’envoyer à mon, faut l’envoyer à ma, faut l’envoyer à mes
    faut le dire à mon
    faut le dire à ma, faut le dire à mes, faut montrer ça à mon, faut montrer ça à ma, transféré
    message transmis, j’en ai parlé à
    je vais en parler, je vais partager, je vais le partager, je vais faire passer
    je vais faire tourner, qui n’a pas internet, republié, reposté, repartagé, à partager
    partageons, faites passer, faire passer le mot, faites passer le mot, passez le mot
    le mot est passé, je tague, affiché à, affiché au, je l’affiche, imprimé
    pardon pour le dérangement, désolé pour le dérangement, m’excuse, désolé pour le retard
    désolé du retard, excuses pour mon absence, excuses pour mon retard, excuses pour le retard
    excuses à, mal compris, mal vu, mal lu, mal formulé, erreur de manip, mauvaise manip
    fausse manip, faute de frappe, je retire, je retire mes propos, je supprime
    je supprime mon commentaire, doublon, envoyé trop vite, parti trop vite, parti tout seul
    c’est ma faute, c’est de ma faute, ma faute, au temps pour nous, je ne recommencerai plus
    ça n’arrivera plus, c’est promis, promis juré, promis je, promis on, je l’ai retrouvé
    est bien rentré, sont retrouvées
    problème est réglé, souci réglé, souci résolu, j’ai eu l’info, j’ai eu une réponse
    j’ai la réponse, j’ai ma réponse, entre temps, je viens de trouver, je viens de voir
    je viens de recevoir, c’est bien reçu, est arrivé, tout est rentré dans l’ordre
    rentré dans l’ordre, tout fonctionne, ça fonctionne, remarche, ça refonctionne, tout est bon
    tout est en ordre, c’est tout bon, c’est régularisé, c’est payé, c’est envoyé, c’est signé
    c’est fini, oubliez mon message, oubliez ma question, oubliez ma demande, plus la peine
    ce n’est plus la peine, c’est plus la peine, pas la peine, inutile de, plus d’actualité
    n’est plus d’actualité, sans objet, vous embêtez pas, vous dérangez pas, vous inquiétez pas
    t’inquiète, t’inquiète pas, tkt, m’a renseigné, m’a répondu, on m’a expliqué, j’ai vu que
    j’avais pas fait attention, je n’avais pas fait attention, j’ai trouvé sur le site
    trouvé sur le site, trouvé sur internet, vu sur le site, désolé j’avais pas
    désolé je n’avais pas, je n’avais pas lu, j’avais pas lu, pas lu jusqu’au bout
    pas lu en entier, pas bien lu, lu trop vite, répondu trop vite, parlé trop vite
    écrit trop vite, emportée, mes mots ont dépassé, dépassé ma pensée, ne voulais blesser personne
    je voulais blesser personne, ne voulais pas blesser, ne voulais pas vexer, je ne voulais pas
    pas méchant, rien de méchant, sans méchanceté, sans vouloir, c’était pour rire, je plaisantais
    je blaguais, c’était une blague, une blague, coupable, plaide coupable, je ne savais pas
    je savais pas, j’ignorais, on ne savait pas, on savait pas, ferai attention, on fera attention
    fera plus attention, ferons plus attention, la prochaine fois promis, se reproduira plus
    j’ai oublié hier, veuillez m’excuser, veuillez excuser, excusez mon, excusez ma, excusez le
    excusez les fautes, excusez pour les fautes, excusez nous, trompé de groupe
    trompé de conversation, mauvais groupe, mauvaise page, pas le bon groupe, pas la bonne page
    c’était pas pour vous, pas pour vous, message pour ma, envoyé par erreur, par erreur
    posté par erreur, message envoyé par erreur, c’est le chat sur le clavier, ignorez
    ignorez mon message, ignorez mon commentaire`)

/** What asks nothing where it is all that is said; with anything beside it, it may warn or complain. */
export const alone = listed(`
    complètement, totalement, entièrement, parfaitement, prudence, prudence à tous, prudence à toutes et à tous, prudence à tout le monde
    prudence sur la route, prudence sur les routes, attention à vous, attention à tous
    attention sur la route, attention sur les routes, vigilance, vigilance à tous, soyez vigilants
    encore, inscrit, inscrits, inscrite, inscrites, réservé, dommage, trop dommage, quel dommage
    dommage pour eux, dommage pour elle, dommage pour lui, pas cool, pas glop, pas top, zut, mince
    flûte, rien que ça, toujours les mêmes, c’est toujours les mêmes, toujours pareil
    c’est toujours pareil, pas gagné, c’est pas gagné, peut-être, sans doute, moi aussi
    moi non plus, nous non plus, pas moi, pas nous, moi jamais, je gagne jamais, je ne gagne jamais
    faut y croire, ça fait peur, ça fait réfléchir, c’est comme ça, jamais contents, jamais content
    les gens sont jamais contents, c’est la vie, tu m’étonnes, ça m’étonne pas, ça ne m’étonne pas
    pas étonnant, pas surpris, on s’en doutait, je m’en doutais, patience, un peu de patience
    faut être patient, il était temps, à voir, à lire, à savoir, enfin, incroyable mais vrai
    sans surprise, aucune surprise, pas de surprise, c’était prévisible, prévisible, rien de nouveau
    rien de neuf, rien de neuf sous le soleil, rien de nouveau sous le soleil, j’espère bien
    on espère bien, espérons, on l’espère, il était temps de le rappeler, il fallait le rappeler
    bon à rappeler, toujours bon à rappeler, c’est bon à rappeler, utile de le rappeler
    bien de le rappeler, c’est bien de le rappeler, ça fait pas de mal de le rappeler
    ça ne fait pas de mal de le rappeler, à rappeler, merci de nous le rappeler, pas compliqué
    c’est pas compliqué, pas compliqué pourtant, c’est pourtant simple, c’est pourtant pas compliqué
    pourtant simple, c’est pas sorcier, pas sorcier, laissez les travailler
    laisse les travailler, faut bien que ça se fasse
    faut pas avoir peur, fallait pas avoir peur, fallait oser, je gagne jamais rien
    jamais rien gagné
    merci de l’avoir rappelé, merci de le dire, dommage on était en vacances
    dommage on est en vacances, dommage j’étais en vacances, dommage je travaillais
    dommage on travaillait, dommage que ce soit si loin, dommage c’est loin
    dommage c’est trop loin, dommage qu’il ait plu, dommage pour la météo, dommage mais bien joué
    on n’y sera pas dommage, j’y crois pas, j’en reviens pas
    ça fait froid dans le dos, fallait le faire, il fallait le faire, faut le voir pour le croire
    il faut le voir pour le croire, ils voulaient plus partir
    il voulait plus partir, elle voulait plus partir, ils n’ont pas voulu partir, on a gagné
    forza, santé, la santé surtout, surtout la santé, de même, vous de même, toi de même
    j’ouvre l’œil, on ouvre l’œil
    on ouvre l’oeil, j’ouvre l’oeil, je garde l’œil ouvert, espérons qu’on le retrouve
    espérons qu’on la retrouve, pourvu qu’on le retrouve, pourvu qu’on la retrouve
    j’espère qu’on va le retrouver, j’espère qu’on va la retrouver
    j’espère que vous allez le retrouver, j’espère que vous allez la retrouver, il a l’air content
    elle a l’air contente, ils ont l’air contents, comme il a grandi, comme elle a grandi
    comme ils ont grandi, qu’il a grandi, qu’elle a grandi, il ressemble à son père
    elle ressemble à sa mère, il ressemble à sa mère, elle ressemble à son père
    trop belle la photo, les jeux sont faits, c’est la démocratie
    le choix des urnes, on jugera, on jugera sur pièces, à eux de jouer, à vous de jouer
    plus qu’à, y a plus qu’à
    encore un peu de patience, plus que deux mois, plus que deux jours, plus qu’un mois
    plus que trois jours, une bonne chose de faite, faut bien réparer, faut bien entretenir
    il faut bien réparer, il faut bien entretenir, on va faire sans, on fera sans, on s’organisera
    on fera autrement, on prendra le vélo, on prendra un autre chemin, on va se coucher tôt
    on se couchera tôt, au lit de bonne heure, au lit de bonne heure alors, bougies prêtes
    les bougies sont prêtes, télétravail, télétravail alors, les jardins vont être contents
    le jardin va être content, la pluie enfin, il en fallait, pas école youpi, youpi pas école
    les enfants sont contents pas d’école, manque de civisme, aucun civisme, zéro civisme
    les gens n’ont plus de respect
    les gens ne respectent rien, les gens respectent rien, les gens sont sales
    les gens sont pas bien, les gens sont fous, les gens abusent, les gens exagèrent
    faut être bête, faut être malade, faut vraiment être bête, quelle éducation
    quelle bande de sauvages, bande de sauvages
    je n’aurais pas dit mieux, j’aurais pas dit mieux, on peut pas dire mieux, il fallait le dire
    il fallait que ce soit dit, mais quel bonheur, fatigués mais contents, fatigué mais content
    fatiguée mais contente, crevés mais contents, heureusement qu’il a fait beau
    heureusement il a fait beau, heureusement pas de blessés
    heureusement qu’il n’y a pas de blessés, heureusement personne n’est blessé
    plus de peur que de mal, l’essentiel c’est que tout le monde aille bien, autre temps
    d’autres temps, une époque révolue, époque révolue, de vrais hivers, les hivers d’avant
    c’étaient de vrais hivers, l’arbre était si beau, pauvre arbre, il était si beau cet arbre
    un si bel arbre, on va essayer de venir, on va essayer d’y aller, je vais essayer de venir
    on essaiera de venir, on ira manger, on ira voir, on ira faire un tour, courez y, foncez
    foncez y
    tout était bon, mon coin préféré, toujours prêt à rendre service, toujours prête à rendre service
    la prochaine fois on viendra, on attend la prochaine avec impatience, on aurait aimé venir
    on attend la suite avec impatience, j’aurais aimé venir, j’aurais bien aimé venir
    on aurait bien aimé venir, elle est bonne, elle est bonne celle là, j’ai failli y croire
    un vrai tableau, quel coucher de soleil, merci de l’avoir fait, j’y ai presque cru`)
