# Digests of the models as they are packed, for `hotich doctor`; the form of sha256sum(1).
file(GLOB_RECURSE files RELATIVE ${models_from} ${models_from}/*)
list(SORT files)
set(text "")
foreach(file ${files})
  file(SHA256 ${models_from}/${file} digest)
  string(APPEND text "${digest}  ${file}\n")
endforeach()
file(WRITE $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/${list_to} "${text}")
