# The page around the web chat, in Spanish.
#
# Somebody else may read the screen: nothing here says what the service is about. The rules stand at the top of the
# English file. The label of "web-leave" is quoted in "notice-web": change both together.

## Around every page

# Title of the tab and of the page.
web-title = Chat
# The control that is always in sight. At most 20 characters.
web-leave = Salir de esta página
# For screen readers and keyboards: jumps over everything to the message box.
web-skip = Ir al cuadro de mensaje
# Link from an error page and from an old page.
web-start = Ir a la primera página
# Name of the list of languages, for screen readers.
web-languages = Idiomas
# Read aloud after a link that opens a new tab.
web-new-tab = se abre en otra pestaña

## The first page

web-welcome = Escríbenos
web-welcome-text = Usa tus propias palabras. No hace falta que digas quién eres.
web-leave-title = Cómo salir
web-leave-how = El botón de arriba te lleva de inmediato a otra página. Lo que escribiste aquí se borra entonces.
# Shown only where it works.
web-leave-keys = También puedes presionar tres veces la tecla Shift (Mayús).
# Above the list of needs.
web-list-title = O elige de una lista
web-list-need = ¿De qué se trata?
web-list-place = ¿Dónde?
# First entry of the list of places.
web-list-anywhere = Prefiero no decirlo
# Label of the box where no list of places is set up.
web-list-place-box = Ciudad o código postal, si quieres
web-list-show = Mostrar
# In small type at the foot of the first page: the licence of the place names asks for it.
web-places-credit = Nombres de lugares: © GeoNames, CC BY 4.0

## The entries of the list. Each is sent as the person's message, so the words must be understood, and look harmless.

web-need-talk = Alguien con quien hablar
web-need-shelter = Un lugar para dormir esta noche
web-need-housing = Una vivienda
web-need-legal = Un abogado o una abogada
web-need-medical = Atención médica
web-need-counseling = Consejería
web-need-money = Dinero o comida
web-need-children = Mis hijos
web-need-immigration = Visa y papeles
web-need-transport = Transporte

## The conversation

# Name of the thread, for screen readers.
web-thread = Mensajes
# Read aloud before each message, for screen readers.
web-you = Escribiste:
web-reply = Respuesta:
# Label of the message box.
web-box = Tu mensaje
web-send = Enviar
# Name of the row of buttons with ready answers, for screen readers.
web-choices = Respuestas rápidas
# Button that looks for new messages where the page cannot do it by itself.
web-new = Ver mensajes nuevos
web-pending = La respuesta está en camino.
# Stands where the page begins, when the thread is too long for one page.
web-earlier = Los mensajes anteriores no se muestran.
# Stands under a long message of the person.
web-shortened = Se envió completo. Aquí solo se ve el comienzo.

## When something does not work. Each says that nothing is lost.

web-sending = Enviando …
web-not-sent = Esto no se envió. Tus palabras siguen en el cuadro. Por favor, presiona Enviar otra vez.
web-not-sent-new = Esto no se envió. Por favor, escríbelo otra vez.
web-wait = Fue mucho de una vez. Tus palabras siguen en el cuadro. Por favor, espera un poco y presiona Enviar otra vez.
web-too-long = Esto es demasiado largo para enviarlo de una vez. Por favor, envíalo en partes.
web-lost = Se cortó la conexión. Seguimos intentando.
# Title and text of every error page.
web-error = Esto no funcionó
web-error-text = Por favor, ve a la primera página e inténtalo otra vez.

## Four words that bring a person back to their place after a tab was lost

web-comeback = Si esta página se pierde
web-comeback-text = Cuatro palabras pueden traerte de vuelta. Lo que se escribió no se muestra otra vez.
web-comeback-ask = Ver cuatro palabras
web-comeback-words = Tus cuatro palabras
web-comeback-how = Sirven una sola vez, por poco tiempo, en la primera página.
web-comeback-have = Tengo cuatro palabras
web-comeback-go = Continuar
# The same for wrong, used and old words.
web-comeback-failed = Estas palabras no funcionaron. Puedes escribir aquí.
web-comeback-later = Por favor, inténtalo otra vez en unos minutos.
web-comeback-back = Puedes continuar aquí.
