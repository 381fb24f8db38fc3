### Everything the automated service says, in Spanish: neutral Latin American Spanish, "tú".
### The rules stand at the top of the English file. Here also:
### - the person has no gender: "a salvo", not "seguro/a"; "pareja", "esa persona", "alguien";
### - no "tienes que", "debes", "deberías": say what can help, and leave the choice to the person;
### - the first texts of a reply are at least 60 characters long, so that a preview shows nothing else.

## Opening

# NEUTRAL. The first words of the first answer.
thanks-for-writing = Gracias por escribir. Leí tu mensaje, y aquí va mi respuesta.
thanks-for-writing-2 = Gracias por tu mensaje. Qué bueno que escribiste. Aquí te respondo.
thanks-for-writing-3 = Qué bueno que escribiste. Gracias por la confianza. Te respondo aquí.

# Says that they are believed.
believe = Te creo. Lo que está pasando no es culpa tuya, y mereces vivir a salvo.
believe-2 = Te creo. Nadie merece un trato así, y hay personas que quieren acompañarte.
believe-3 = Te creo. Nada de esto es culpa tuya. Hay personas que pueden ayudarte.

# The same to somebody who writes for another person.
believe-other = Te creo. Qué bueno que alguien se preocupe por esa persona. Lo que pasa no es culpa suya.
believe-other-2 = Te creo. Hace bien tener cerca a alguien como tú. Esa persona no está sola, y tú tampoco.

# NEUTRAL. The notice for the web chat: automated, what is kept, how to leave.
notice-web = Este es un servicio automático, no una persona. Nada de lo que escribes se guarda en un disco, y todo se borra cuando sales o después de un día. Para salir rápido, presiona “Salir de esta página” o tres veces la tecla Shift (Mayús).
# NEUTRAL. The same in the terminal.
notice-terminal = Este es un servicio automático, no una persona. Nada de lo que escribes se guarda en un disco. Tu terminal puede conservar lo que se ve en su pantalla. Para salir, escribe “salir”.

# The message was very long.
long-note = Tu mensaje era largo, así que leí el principio y el final. Si me faltó algo, puedes escribirlo otra vez en pocas palabras.

## Somebody writes for another person
friend = Escuchar a esa persona y creerle ya es una gran ayuda. Conviene que decida por sí misma qué hacer después: es quien mejor sabe qué es seguro. Estos servicios también hablan con amistades y familiares.
friend-2 = Lo que más ayuda es escuchar a esa persona, creerle y preguntarle qué quiere. Lo más seguro es que ella elija el siguiente paso. Tú también puedes llamar a estos servicios para saber cómo ayudar.

## Services
here-are = Aquí hay quien puede ayudar:
here-are-2 = Estos servicios pueden ayudar:
here-are-more = Aquí hay más:
here-are-more-2 = También pueden ayudar:
no-more = No tengo más opciones para mostrarte sobre esto.
no-more-2 = Por ahora, eso es todo lo que tengo sobre esto.
# The directory has no line for people who are hurt at home in this country.
no-line = No tengo una línea de ayuda confirmada en {$country} para personas a quienes lastiman en su casa. No voy a inventar un número.
# How to find the emergency number when it is not known.
find-emergency = ¿Hay peligro en este momento? La mayoría de los teléfonos tienen un botón de “Emergencia” en la pantalla bloqueada. Ese botón marca el número correcto del lugar donde estás. Si me dices tu ciudad o tu país, te muestro los números que tengo de ahí.

## Place
ask-place = Para buscar ayuda cerca de ti: ¿en qué ciudad, condado o código postal estás? También puedes escribir “omitir”.
ask-place-other = ¿Dónde está la persona que te preocupa? Basta con la ciudad, el condado o el código postal. También puedes escribir “omitir”.
ask-place-country = ¿En qué ciudad y país estás? Así puedo mostrarte los números correctos. También puedes escribir “omitir”.
ask-elsewhere = Claro. ¿En qué ciudad, condado o código postal busco?
which-place = Hay más de un lugar con ese nombre. ¿Cuál es?
place-not-found = No encontré ese lugar. Puede servir una ciudad más grande cerca, o un código postal.
place-not-found-2 = Todavía no conozco ese lugar. Puedes probar con el condado, el estado o la ciudad grande más cercana.
skipped = Está bien. No hace falta que digas dónde estás. Estos servicios ayudan desde cualquier lugar:

## Needs
ask-need = ¿Qué te ayudaría más en este momento? Puedes elegir una opción o escribirlo con tus palabras.
ask-need-2 = ¿Qué es lo que más necesitas? Puedes elegir una opción o contármelo a tu manera.

# What a protection order is; general, no country's law.
protection-order = Una orden de protección (también llamada orden de alejamiento o de restricción) es una orden de un tribunal. Le dice a una persona que no se te acerque, que deje de hacerte daño y que no te busque. Muchas veces puede ser rápida y gratuita, y no siempre hace falta un abogado. Una oficina de ayuda legal o una persona de apoyo puede ayudarte a pedirla.
sexual-assault = Lo que te hicieron no es culpa tuya, sea quien sea quien lo hizo. Puedes recibir atención médica aunque no quieras denunciar. Si puedes, hazlo pronto: algunos tratamientos funcionan mejor en los primeros días. Una persona de apoyo puede ir contigo.
tech-safety = Si alguien puede estar vigilando tu teléfono, es más seguro pedir ayuda desde otro teléfono u otra computadora. Quitar un rastreador o una aplicación antes de tener un plan puede ser riesgoso, porque la otra persona podría darse cuenta. Una persona de apoyo puede ayudarte a planear.
strangulation = Si alguien te apretó el cuello con las manos o con cualquier otra cosa, es importante una revisión médica hoy mismo, aunque no haya marcas. El daño por dentro puede aparecer después.

## Danger
emergency-title-immediate = Si estás en peligro ahora
emergency-title-medical = Si alguien tiene heridas graves
emergency-title-child = Si un niño o una niña está en peligro ahora
emergency-title-suicide = Si estás pensando en morir
emergency-title-other = Si esa persona está en peligro ahora
# {$number}: one number, or several with who answers.
emergency-call = Llama al {$number}. Si puedes, di primero dónde estás.
emergency-call-medical = Llama al {$number} para pedir una ambulancia, o ve al hospital más cercano.
emergency-chat-cannot = Este chat no puede llamar a nadie por ti.
emergency-text = También puedes mandar un mensaje de texto: {$value}.
emergency-unknown = No sé en qué país estás, así que todavía no puedo mostrar el número. La mayoría de los teléfonos tienen un botón de “Emergencia” en la pantalla bloqueada. Ese botón marca el número correcto del lugar donde estás. Si escribes tu ciudad o tu país, te muestro los números que tengo de ahí.
emergency-no-number = No tengo un número de emergencia confirmado para {$country}, y no voy a inventarlo. La mayoría de los teléfonos tienen un botón de “Emergencia” en la pantalla bloqueada. Ese botón marca el número correcto del lugar donde estás. También te lo pueden decir en la casa de al lado, en un hotel o en un hospital.
emergency-immediate = Si puedes salir, ve a donde haya otras personas. Si no puedes, un cuarto con salida y sin cuchillos ni armas es más seguro que la cocina o el baño.
emergency-medical = Si puedes, quédate con alguien y cuéntale al personal médico lo que pasó. Lo primero es la atención.
emergency-child = Un niño o una niña no debería tener que esperar. La línea de abajo también puede decirte qué hacer después.
emergency-suicide = Tu vida importa, y este dolor puede aliviarse. Por favor, habla con alguien ahora. Si puedes, aléjate de cualquier cosa con la que podrías hacerte daño.
emergency-other = Si ves u oyes que está pasando, puedes llamar por esa persona. Lo más seguro es no meterte tú.
not-in-danger = Qué bueno que por ahora estás bien. Si eso cambia, escríbeme o usa de inmediato el número de emergencia.
not-in-danger-2 = Qué bueno saberlo. Si algo cambia, el número de emergencia es la ayuda más rápida.

## A person
person = Soy un servicio automático, y nadie de aquí puede entrar a este chat. En estas líneas hay personas reales que escuchan, y puedes contar solo lo que quieras:
person-2 = No puedo traer a una persona a este chat. En estas líneas responden personas reales, y tú decides cuánto cuentas:
person-written = Soy un servicio automático, y nadie de aquí puede entrar a este chat. Aquí responden personas reales, y no hace falta hablar:
person-written-2 = No puedo traer a una persona a este chat. Aquí puedes escribirles a personas reales en lugar de hablar:

## Somebody says that they hurt others
hurts-others = Hace falta valor para decir esto. La violencia puede parar, y hay personas que ayudan a lograrlo sin avergonzarte. Si devolviste el golpe porque te estaban lastimando, también mereces ayuda y estar a salvo. Si alguien puede salir lastimado ahora, el número de emergencia es la forma más rápida de proteger a todas las personas.
hurts-others-2 = Gracias por decirlo con franqueza. Con ayuda, la gente cambia, y puedes hablar con alguien hoy mismo. Si te estabas defendiendo, también mereces apoyo. Si alguien puede salir lastimado ahora, por favor usa el número de emergencia.

## Staying safer
ask-device = Antes de mostrarte esto: ¿estás en un teléfono o una computadora que solo tú puedes ver? ¿Sí o no?
ask-device-2 = Primero, una pregunta rápida: ¿solo tú puedes ver este teléfono o esta computadora? Si nadie más puede verlo, elige “Sí”.
safety-prepare =
    Algunas cosas que la gente prepara. Toma solo lo que sea seguro para ti:
    • una bolsa con papeles, llaves, medicinas y algo de dinero, guardada con alguien de confianza
    • números importantes, de memoria o anotados donde nadie mira
    • una palabra que les avise a tus amistades o a tus hijos que pidan ayuda
    • dos salidas de tu casa, y un lugar adonde ir a cualquier hora
safety-moment =
    Si las cosas empeoran en casa:
    • los cuartos con salida son más seguros que la cocina o el baño
    • puede servir decir lo que baje la tensión; tu seguridad es lo primero
    • si puedes, haz ruido, o acuerda con alguien que viva cerca qué significa una señal tuya
safety-after =
    Irse puede ser el momento más peligroso, por eso ayuda hacer un plan con una persona de apoyo. Después, muchas personas cambian sus contraseñas, sus caminos y horarios de siempre, y avisan en la escuela o en el trabajo a quién no hay que decirle dónde están.
# {$word} is the safe word.
safety-word = Si necesitas que todo esto desaparezca de inmediato, escribe la palabra “{$word}”. Todo se borra, y solo ves una frase corta y común.
# The safe word itself: an ordinary word that nobody writes here by chance, and that sounds harmless.
safe-word = girasol
device-unsafe = Entonces no lo voy a mostrar aquí. Es más seguro usar el teléfono de una amistad, o una computadora en una biblioteca, en el trabajo o en una clínica. También puedes llamar a una de estas líneas desde otro teléfono y hacer un plan con su ayuda:

## Legal information
ask-legal = ¿Sobre qué te gustaría saber?
ask-legal-2 = ¿Cuál de estos temas te serviría?
law-order =
    Una orden de protección es una orden de un tribunal. Puede decirle a una persona que deje de hacerte daño, que no se acerque a ti, a tu casa, a tu trabajo ni a la escuela de tus hijos, y a veces que se vaya de la casa o entregue sus armas.
    Se pide en un tribunal, muchas veces con un formulario. En muchos lugares hay una orden rápida para los primeros días, sin la otra persona en la sala, y más tarde una audiencia para una orden más larga. Muchas veces es gratuita. Si la persona no la cumple, puedes llamar a la policía.
law-arrest =
    Si llega la policía, puedes pedir que anoten lo que pasó, que tomen fotos y que te den el número del reporte. Puedes pedir un intérprete.
    Si arrestan a la persona, puede salir pronto, a veces en unas horas. En muchos lugares tienes derecho a que te avisen antes de que salga, si lo pides. También puedes decirle al tribunal qué necesitas para estar a salvo.
law-compensation =
    En muchos países, quien sufrió un delito puede recuperar dinero por médicos, terapia, sueldo perdido o mudanza. Muchas veces hay una fecha límite. Muchas veces ayuda haberlo reportado a la policía, pero no siempre es necesario. Una persona de apoyo puede ayudarte con el formulario.
law-reporting =
    No hace falta denunciar para recibir ayuda. Las líneas de ayuda, los refugios y los servicios de consejería no piden una denuncia.
    Si quieres denunciar, puedes hacerlo ahora o más adelante, y alguien puede ir contigo. Un médico puede anotar las heridas aunque todavía no hayas decidido. Este chat no es una denuncia ante la policía.
law-caution = Esta es información general, no asesoría legal. Las leyes cambian de un lugar a otro. Una oficina de ayuda legal cerca de ti puede decirte qué se aplica, muchas veces gratis.

## Other messages
# NEUTRAL.
greeting = Hola. Gracias por escribir. Puedes contarme con tus palabras qué está pasando o qué estás buscando.
# NEUTRAL. What this is. Also the answer to "is it free", "who reads this".
about = Hola. Soy un servicio automático. Respondo con teléfonos y lugares que pueden servir para muchas cosas. Es gratis, y no hace falta que des tu nombre.
about-2 = Soy un servicio automático, no una persona. Tú escribes qué necesitas y yo muestro quién puede ayudar. Es gratis, y no hace falta decir quién eres.
you-are-welcome = Con mucho gusto. Puedes volver a escribir cuando quieras. Que te vaya muy bien.
you-are-welcome-2 = No hay de qué. Puedes escribir de nuevo cuando quieras, a cualquier hora.
offtopic = No sé si puedo ayudar con eso. Puedo mostrar quién ayuda cuando las cosas en casa están difíciles: alguien con quien hablar, un lugar seguro, ayuda legal y más. Si no es lo que necesitas, también está bien.
offtopic-2 = Puede que no haya captado bien tu mensaje. Conozco servicios para personas a quienes lastiman, o que tienen miedo o preocupación en su casa. Puedes escribir qué necesitas en pocas palabras.
offtopic-3 = Eso está fuera de lo que sé. Si alguien en casa te lastima o te da miedo, a ti o a alguien que quieres, puedo mostrarte quién ayuda.
symbols = Veo tu mensaje. Si cuesta escribir, basta una sola palabra: “ayuda”, “hablar”, “casa” o “policía”.
symbols-2 = Aquí estoy. Puedes escribir una palabra o elegir abajo.
media = Gracias. No puedo abrir fotos, mensajes de voz ni archivos, y no lo guardé. Puedes escribirme con tus palabras.
media-2 = No puedo ver ese tipo de mensaje. Si puedes, escribe unas pocas palabras.
other-language = Puedo ayudar en estos idiomas: {$languages}. Puedes elegir uno, o escribir en él. En la mayoría de las líneas de ayuda puedes pedir un intérprete.
other-language-2 = Lo siento, todavía no sé este idioma. Puedo escribir en: {$languages}. Muchas líneas de ayuda tienen intérpretes.
# Before a reply that would be the same as the last one.
again = Aquí está otra vez:
again-2 = Aquí sigo. Esto es lo que tengo:
again-3 = Por si sirve verlo de nuevo:
# NEUTRAL. All that comes back after the safe word.
decoy = Gracias. Que tengas un buen día.
# NEUTRAL. After leaving by word.
goodbye = Hasta luego. Todo lo que había aquí se borró.
# NEUTRAL. Before everything is deleted, when that was perhaps not meant.
ask-erase = ¿Borro todo lo que se escribió aquí? ¿Sí o no?
# NEUTRAL. After "delete my messages".
erased = Listo. Todo lo que había aquí se borró.
# NEUTRAL. Put before a message on channels that show the first words on a locked screen.
neutral-lead = Gracias por escribir. Esta es mi respuesta. Puedes leerla aquí abajo.
neutral-lead-2 = Gracias por tu mensaje. Aquí abajo está lo que encontré para responderte.
# The service is there, but its memory is not.
unavailable = En este momento no puedo ver nuestros mensajes anteriores, pero esto puede ayudar ya mismo. Puedes intentarlo otra vez en un momento.

## Service cards
fact-reason-helps-with = Ayuda con: {$needs}
fact-open-now = Abierto ahora
fact-open-always = Abierto de día y de noche
fact-closed-now = Cerrado ahora
fact-hours = Horario: {$hours}
fact-languages = Idiomas: {$languages}
fact-cost = Costo: {$cost}
fact-free = Gratis
fact-documents = Qué llevar: {$documents}
fact-accepts = Para: {$text}
fact-address = Dirección: {$address}
fact-area = Zona: {$area}
# Never say where it is.
fact-confidential = La dirección se mantiene en secreto por seguridad. Allí te explican cómo llegar.
fact-distance = A unos {$km} km ({$miles} millas) de {$place}
fact-beds = Camas libres: {$count} (el {$date})
reason-in-place = Atiende tu zona
reason-near = Cerca de ti
reason-nationwide = Funciona en todo el país
reason-speaks-language = Habla tu idioma
reason-without-speaking = Puedes escribir en lugar de hablar
reason-beds-free = Tiene camas libres
reason-shown-with = Va junto con el servicio de arriba
reason-nothing-nearer = No encontré nada más cerca
reason-made-for-children = Recibe a niñas y niños
reason-made-for-pets = Puede ayudar con mascotas
reason-made-for-male = Para hombres
reason-made-for-lgbtq = Para personas LGBTQ+
reason-made-for-deaf = Para personas sordas
reason-made-for-cannot_talk = No hace falta hablar
reason-made-for-disability = Para personas con discapacidad
reason-made-for-teen = Para jóvenes
reason-made-for-elder = Para personas mayores
reason-made-for-immigrant = Para personas inmigrantes
reason-made-for-pregnant = Para personas embarazadas
reason-made-for-rural = Llega a quienes viven lejos de la ciudad
verified-on = Revisado por esta organización el {$date}
verified-stale = Esta organización lo revisó por última vez el {$date}, hace más de un año. Algunos datos pueden haber cambiado.
verified-public = De fuentes públicas, sin confirmar por esta organización
verified-public-seen = De fuentes públicas ({$date}), sin confirmar por esta organización
verified-never = Esta organización todavía no lo ha revisado
way-voice = Llamar
way-sms = Mensaje de texto
way-chat = Chat
way-videophone = Videoteléfono
way-relay = Retransmisión o TTY
way-email = Correo electrónico
way-whatsapp = WhatsApp
way-web = Web
role-any = Policía, ambulancia, bomberos
role-police = Policía
role-medical = Ambulancia

## Needs, in a sentence such as "Helps with: …"
need-talk = alguien con quien hablar
need-shelter = un lugar seguro donde quedarse
need-housing = vivienda
need-legal = ayuda legal
need-protection_order = órdenes de protección
need-counseling = consejería
need-support_group = grupos de apoyo
need-medical = atención médica
need-sexual_assault = violencia sexual
need-stalking = acoso y persecución
need-child_abuse = niñas y niños a quienes lastiman
need-trafficking = trabajo forzado o trata de personas
need-police = policía y denuncias
need-money = dinero, comida y trabajo
need-immigration = inmigración
need-children = hijas e hijos
need-transport = transporte
need-pets = mascotas
need-tech_safety = teléfonos y cuentas más seguros
need-safety_planning = un plan de seguridad

## Buttons: NEUTRAL, at most 20 characters. ".words": what people write instead, separated by "|".
choice-more = Más
    .words = más | mas | más por favor | mas por favor | más opciones | mas opciones | ver más | ver mas | mostrar más | hay más | hay mas | otros | otras | siguiente
choice-elsewhere = Otro lugar
    .words = otro lugar | en otro lugar | otra ciudad | en otra ciudad | otro lado | en otro lado | otra parte | en otra parte | otro sitio
choice-other = Otra cosa
    .words = otra cosa | algo más | algo mas | otra ayuda | otro tema | menú | menu | volver | regresar | atrás | atras
choice-person = Hablar con alguien
    .words = persona | una persona | persona real | una persona real | hablar con alguien | quiero hablar con alguien | hablar con una persona | humano | agente | operador | operadora
choice-leave = Salir
    .words = salir | cerrar | adiós | adios | chao | chau | bye | hasta luego
choice-fine = Por ahora estoy bien
    .words = por ahora estoy bien | estoy bien por ahora | estoy bien | ahorita estoy bien | estoy a salvo | estoy a salvo por ahora | no estoy en peligro | ahora no estoy en peligro | ya no estoy en peligro | no corro peligro | no hay peligro
choice-skip = Omitir
    .words = omitir | saltar | pasar | paso | prefiero no decir | prefiero no decirlo | no quiero decir | no quiero decirlo | mejor no digo | sin lugar
choice-yes = Sí
    .words = sí | si | s | sip | claro | claro que sí | claro que si
choice-no = No
    .words = no | n | nop | nel | no creo | la verdad no | para nada
choice-tips = Consejos útiles
    .words = consejos | consejos útiles | consejos utiles | tips | consejos de seguridad | seguridad | plan de seguridad | cómo cuidarme | como cuidarme
choice-law = Tus derechos
    .words = derechos | mis derechos | tus derechos | información legal | informacion legal | ley | leyes | la ley
choice-law-order = Órdenes de un juez
    .words = orden de protección | orden de proteccion | órdenes de protección | ordenes de proteccion | orden de alejamiento | orden de restricción | orden de restriccion | orden judicial
choice-law-arrest = Arresto y salida
    .words = arresto | arrestos | detención | detencion | arresto y liberación | arresto y liberacion | liberación | liberacion
choice-law-compensation = Recuperar dinero
    .words = compensación | compensacion | recuperar dinero | recuperar mi dinero | indemnización | indemnizacion | reparación | reparacion | compensación a víctimas | compensacion a victimas
choice-law-reporting = Reportar o no
    .words = reportar | reporte | reportar o no | denuncia | denunciar | denunciar o no | hacer una denuncia | poner una denuncia
menu-talk = Alguien que escuche
menu-shelter = Dónde quedarme
menu-legal = Preguntas legales
menu-counseling = Consejería
menu-medical = Atención médica
menu-money = Dinero o comida
menu-housing = Otra vivienda
menu-children = Mis hijos
menu-immigration = Inmigración

## The names of languages, for service cards.
language-en = inglés
language-es = español
language-fr = francés
language-ar = árabe
language-zh = chino
language-ht = criollo haitiano
language-pt = portugués
language-de = alemán
language-it = italiano
language-nl = neerlandés
language-ru = ruso
language-uk = ucraniano
language-pl = polaco
language-tr = turco
language-vi = vietnamita
language-ko = coreano
language-ja = japonés
language-hi = hindi
language-tl = tagalo
language-he = hebreo
language-fa = persa
language-ur = urdu
language-bn = bengalí
language-id = indonesio
language-ms = malayo
language-th = tailandés
language-sv = sueco
language-no = noruego
language-da = danés
language-fi = finés
language-el = griego
language-ro = rumano
language-ase = lengua de señas estadounidense
language-sign = lengua de señas

## The language's own name for itself.
own-name = Español

## Days of the week, for opening hours such as "Mon–Fri 09:00–17:00", and what stands between the members of a list.
day-mo = lun
day-tu = mar
day-we = mié
day-th = jue
day-fr = vie
day-sa = sáb
day-su = dom
list-separator = {", "}
