.PHONY: los test
los:
	python3 los.py
test:
	python3 los.py test
