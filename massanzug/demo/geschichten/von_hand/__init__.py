"""The stories written by hand."""

from massanzug.demo.geschichten.form import Geschichte
from massanzug.demo.geschichten.von_hand import alt_arnsberg, huesten, neheim

VON_HAND: tuple[Geschichte, ...] = (*neheim.ALLE, *huesten.ALLE, *alt_arnsberg.ALLE)
