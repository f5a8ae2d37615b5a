#include <iostream>

// lists what a device keeps
int main(int count, char** words)
{
    if (count != 2)
    {
        std::cerr << "ms-core-file-tool DEVICE\n";
        return 2;
    }
    std::cout << words[1] << ": nothing kept\n";
    return 0;
}
