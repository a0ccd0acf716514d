#pragma once
#include "core/image.h"

namespace hotich {

// Round seals in a scan without colour: what is paler than the page's print within a seal's ring goes to white, with
// the print and the signature across it left as they are, edges included. `gray` (gray8) is evenly lit (even_light.h).
// Pages whose letters are as pale as a seal come back as they were.
Image without_grey_seals(Image gray);

}  // namespace hotich
